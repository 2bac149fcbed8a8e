import type { ProposalEvent, TranslationFinished } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { recorded } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { translationHistory } from './translation-history.js';

const names = { proposalId: 'p1', flowId: 'a', translationId: 't1' };
const proposed: TranslationFinished = {
  type: 'TranslationFinished',
  data: {
    ...{ translationId: 't1', flowId: 'a', request: 'use RSI 21', planner: 'rules' },
    ...{
      durationMs: 2,
      assumptions: [],
      plan: [],
      outcome: { status: 'proposed' as const, proposalId: 'p1' },
    },
  },
};
const made: ProposalEvent = {
  type: 'ProposalMade',
  data: { ...names, request: 'use RSI 21', summary: 'RSI has 21 bars.', flowRevision: 3, changes: [] },
};
const decided = (
  type: 'ProposalAccepted' | 'ProposalRejected',
  outcome: 'partly' | 'accepted' | 'rejected',
): ProposalEvent => ({ type, data: { ...names, nodes: ['rsi_14'], edges: [], outcome } });

it('says of a proposal what has become of it, in the row of its translation', () => {
  const events = recorded('translation-a', proposed, made, decided('ProposalAccepted', 'partly'));
  expect(rowsOf(translationHistory, events.slice(0, 2))).toMatchObject([
    { translation_id: 't1', outcome: 'proposed', proposal_id: 'p1', ordinal: 1 },
  ]);
  expect(rowsOf(translationHistory, events)).toMatchObject([{ outcome: 'partly', ordinal: 1 }]);
  const rejected = recorded('translation-a', proposed, made, decided('ProposalRejected', 'rejected'));
  expect(rowsOf(translationHistory, rejected)).toMatchObject([{ outcome: 'rejected' }]);
});
