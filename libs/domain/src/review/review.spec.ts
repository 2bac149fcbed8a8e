import { describe, expect, it } from 'vitest';
import type { FlowEdge, FlowNode } from '../flow/state.js';
import { custom, edge, flowWith, price, python } from '../testing/index.js';
import { decideReview, type ReviewCommand, type ReviewContext } from './decide-review.js';
import type { ReviewEvent } from './events.js';
import { reviewedVersion, versionText } from './reviewed-version.js';
import { evolveReviews, type ReviewActor, type Reviews, standing } from './reviews.js';

const code = 'def on_bar(bar, inputs, params, state) -> bool:\n    return bar.close > params["level"]\n';
const flow = flowWith(price('btc'), python('mine', code, { level: 2 }), edge('btc.bars', 'mine.bars'));
const version = reviewedVersion(flow, 'mine')!;
const [ann, bob]: ReviewActor[] = [
  { kind: 'user', id: 'ann', name: 'Ann' },
  { kind: 'user', id: 'bob', name: 'Bob' },
];
const agent: ReviewActor = { kind: 'agent', id: 'assistant', name: 'Assistant' };
const context = { actor: bob!, version, hash: 'h1', authors: ['ann'], mayApproveOwn: false };

/** Reviews and what an order comes to in them. */
function after(...past: readonly [ReviewEvent['type'], string?][]) {
  const reviews = past.reduce<Reviews>((before, [type, hash = 'h1'], index) => {
    const about = { flowId: 'f', nodeId: 'mine', hash };
    const event = {
      type,
      data: { ...about, ...version, comment: 'because', selfApproved: false },
    } as ReviewEvent;
    return evolveReviews(before, event, { actor: ann!, at: `2026-01-0${index + 1}` });
  }, []);
  return {
    reviews,
    decide: (
      action: ReviewCommand['action'],
      more: Partial<ReviewContext> = {},
      comment = 'because',
      seen = 'h1',
    ) =>
      decideReview({ action, flowId: 'f', nodeId: 'mine', hash: seen, comment }, reviews, {
        ...context,
        ...more,
      }),
  };
}

describe('a review', () => {
  it('is asked for with the module as it is', () => {
    expect(after().decide('request', { actor: ann! })).toEqual([
      {
        type: 'ReviewRequested',
        data: {
          ...{ flowId: 'f', nodeId: 'mine', hash: 'h1', code },
          params: { level: 2 },
          inputs: { bars: 'btc.bars' },
          outputs: { value: 'boolean' },
        },
      },
    ]);
    expect(after(['ReviewRequested']).decide('request')).toEqual([]);
    expect(after(['ReviewRequested'], ['ReviewApproved']).decide('request')).toEqual([]);
    expect(after(['ReviewRequested'], ['ReviewChangesAsked']).decide('request')).toHaveLength(1);
  });

  it('is approved by somebody who wrote none of it', () => {
    expect(after(['ReviewRequested']).decide('approve')).toMatchObject([
      { type: 'ReviewApproved', data: { hash: 'h1', selfApproved: false } },
    ]);
    expect(after(['ReviewRequested'], ['ReviewApproved']).decide('approve')).toEqual([]);
  });

  it('is not approved by its author, except where nobody signs in, and then it is said', () => {
    const { decide } = after(['ReviewRequested']);
    expect(decide('approve', { actor: ann! })).toMatchObject({ code: 'own-code' });
    expect(decide('approve', { actor: ann!, mayApproveOwn: true })).toMatchObject([
      { type: 'ReviewApproved', data: { selfApproved: true } },
    ]);
  });

  it('is never decided by the assistant or the system, who may ask for one', () => {
    const { decide } = after(['ReviewRequested']);
    for (const actor of [agent, { ...agent, kind: 'system' as const }])
      for (const action of ['approve', 'ask-changes'] as const)
        expect(decide(action, { actor, mayApproveOwn: true })).toMatchObject({ code: 'not-a-person' });
    expect(after().decide('request', { actor: agent })).toHaveLength(1);
  });

  it('is not decided before it is asked for, nor for what has changed since it was looked at', () => {
    expect(after().decide('approve')).toMatchObject({ code: 'not-in-review' });
    expect(after().decide('ask-changes')).toMatchObject({ code: 'not-in-review' });
    expect(after(['ReviewRequested', 'h0']).decide('approve')).toMatchObject({ code: 'not-in-review' });
    expect(after(['ReviewRequested']).decide('approve', {}, '', 'h0')).toMatchObject({
      code: 'code-changed',
    });
    expect(after(['ReviewRequested'], ['ReviewChangesAsked']).decide('approve')).toMatchObject({
      code: 'not-in-review',
    });
  });

  it('asks for changes with a reason, also of what was approved', () => {
    expect(after(['ReviewRequested']).decide('ask-changes', {}, ' ')).toMatchObject({
      code: 'comment-needed',
    });
    expect(after(['ReviewRequested'], ['ReviewApproved']).decide('ask-changes')).toMatchObject([
      { type: 'ReviewChangesAsked', data: { comment: 'because' } },
    ]);
  });

  it('holds for one hash: any other is a draft that says whose approval is void', () => {
    const { reviews } = after(['ReviewRequested'], ['ReviewApproved']);
    expect(standing(reviews, 'mine', 'h1')).toMatchObject({ status: 'approved', voided: null });
    expect(standing(reviews, 'mine', 'h2')).toMatchObject({
      status: 'draft',
      review: null,
      voided: { hash: 'h1', decidedBy: ann },
    });
    expect(standing(reviews, 'other', 'h1')).toEqual({ status: 'draft', review: null, voided: null });
  });
});

describe('the version that a review is about', () => {
  const text = (...parts: readonly (FlowNode | FlowEdge)[]) =>
    versionText(reviewedVersion(flowWith(...parts), 'mine')!);
  const parts = [price('btc'), price('eth'), custom('a'), edge('btc.bars', 'mine.bars')] as const;
  const same = text(...parts, python('mine', code, { level: 2, band: 1 }));

  it('is another when code, a parameter or an input is another', () => {
    expect(text(...parts, python('mine', `${code} `, { level: 2, band: 1 }))).not.toBe(same);
    expect(text(...parts, python('mine', code, { level: 3, band: 1 }))).not.toBe(same);
    expect(text(...parts, python('mine', code, { level: 2, band: 1 }), edge('a.value', 'mine.a'))).not.toBe(
      same,
    );
    const other = [price('btc'), price('eth'), edge('eth.bars', 'mine.bars')] as const;
    expect(text(...other, python('mine', code, { level: 2, band: 1 }))).not.toBe(same);
  });

  it('is the same wherever the node stands, whatever it is called, in any order', () => {
    const moved = { ...python('mine', code, { band: 1, level: 2 }), position: { x: 9, y: 9 }, label: 'New' };
    expect(text(moved, ...parts)).toBe(same);
  });

  it('is none of a node without code', () => {
    expect(reviewedVersion(flowWith(custom('a')), 'a')).toBeUndefined();
    expect(reviewedVersion(flow, 'nobody')).toBeUndefined();
  });
});
