import { describe, expect, it } from 'vitest';
import { translationFinished2 } from './translation-finished-2.js';

const first = {
  translationId: 't1',
  flowId: 'momentum',
  request: 'buy BTC',
  planner: 'rules',
  inputTokens: 0,
  outputTokens: 0,
  durationMs: 3.5,
  outcome: 'done',
  assumptions: [],
  plan: [{ type: 'RemoveNode', id: 'rsi_14' }],
  commandId: 'c1',
};
const { inputTokens: _, outputTokens: __, ...kept } = first;

describe('TranslationFinished, version 1 to 2', () => {
  it('has no usage where no model was asked', () => {
    expect(translationFinished2.up(first)).toEqual({ ...kept, outcome: { status: 'done' } });
  });

  it('keeps the tokens of a model, also when it was asked and spent none', () => {
    const model = { ...first, planner: 'claude', model: 'claude-sonnet-4-5', promptVersion: '1' };
    expect(translationFinished2.up({ ...model, inputTokens: 812, outputTokens: 240 })).toMatchObject({
      model: 'claude-sonnet-4-5',
      usage: { input: 812, output: 240 },
    });
    expect(translationFinished2.up(model)).toMatchObject({ usage: { input: 0, output: 0 } });
  });

  it('keeps the proposal with the outcome that made it', () => {
    expect(translationFinished2.up({ ...first, outcome: 'proposed', proposalId: 'p1' })).toEqual({
      ...kept,
      outcome: { status: 'proposed', proposalId: 'p1' },
    });
  });

  it.each([
    ['clarify', { status: 'clarify', question: 'Which coin?' }],
    ['refused', { status: 'refused', reason: 'Which coin?' }],
    ['failed', { status: 'failed', error: 'Which coin?' }],
  ])('calls the words of the outcome %s by their name', (outcome, expected) => {
    expect(translationFinished2.up({ ...first, outcome, detail: 'Which coin?' })).toEqual({
      ...kept,
      outcome: expected,
    });
  });
});
