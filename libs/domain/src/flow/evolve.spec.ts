import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, momentumFlow, node } from '../testing/index.js';
import { sameFlow } from './canonical.js';
import type { FlowEvent } from './events.js';
import { draftOf, evolve, evolveDraft, fold } from './evolve.js';

describe('evolve', () => {
  it('leaves the given state as it is', () => {
    const before = momentumFlow();
    const copy = structuredClone(before);
    const after = evolve(before, { type: 'NodeMoved', data: { id: 'rsi_14', position: { x: 1, y: 2 } } });
    expect(before).toEqual(copy);
    expect(after?.nodes.rsi_14?.position).toEqual({ x: 1, y: 2 });
  });

  it('keeps the records of nodes and edges that an event does not touch', () => {
    const before = momentumFlow();
    const after = evolve(before, { type: 'NodeMoved', data: { id: 'rsi_14', position: { x: 1, y: 2 } } });
    expect(after?.nodes.market).toBe(before.nodes.market);
  });

  it('merges parameters, texts and code', () => {
    const flow = flowWith({ ...node('rsi_14', 'function', 'rsi'), code: 'abc' });
    const after = fold(
      [
        { type: 'NodeEdited', data: { id: 'rsi_14', params: { period: 7 } } },
        { type: 'NodeEdited', data: { id: 'rsi_14', label: 'Fast' } },
        { type: 'FormulaSet', data: { id: 'rsi_14', formula: 'rsi(open, period)' } },
        {
          type: 'CodeEdited',
          data: { id: 'rsi_14', delta: [{ retain: 1 }, { delete: 1 }, { insert: 'X' }] },
        },
        { type: 'FlowRenamed', data: { description: 'D' } },
      ],
      flow,
    );
    expect(after).toMatchObject({ name: 'Test', description: 'D' });
    expect(after?.nodes.rsi_14).toMatchObject({
      params: { period: 7 },
      label: 'Fast',
      formula: 'rsi(open, period)',
      code: 'aXc',
    });
  });

  it('passes over what it does not find or know, and over records that change nothing', () => {
    const flow = flowWith(custom('a'));
    const events = [
      { type: 'NodeEdited', data: { id: 'b', label: 'x' } },
      { type: 'NodeEdited', data: { id: 'constructor', label: 'x' } },
      { type: 'NodeMoved', data: { id: 'b', position: { x: 0, y: 0 } } },
      { type: 'NodeRemoved', data: { id: 'b' } },
      { type: 'NodesDisconnected', data: { id: 'e' } },
      { type: 'RevisionRestored', data: { revision: 1 } },
      { type: 'ChangeRefused', data: { code: 'node-limit', detail: '', command: 'AddNode' } },
      { type: 'CanvasSynchronised', data: {} },
      { type: 'FromTheFuture', data: {} },
    ] as readonly FlowEvent[];
    expect(fold(events, flow)).toEqual(flow);
    expect(fold(events)).toBeNull();
  });

  it('is not deceived by names that every object answers to', () => {
    const hostile = { ...custom('a'), id: '__proto__' };
    const after = fold([{ type: 'NodeAdded', data: hostile }], flowWith());
    expect(Object.getPrototypeOf(after?.nodes)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it('changes a draft in place and nothing else', () => {
    const flow = flowWith(custom('a'), custom('b'), edge('a.value', 'b.a'));
    const draft = draftOf(flow);
    expect(evolveDraft(draft, { type: 'NodesDisconnected', data: { id: 'a_to_b' } })).toBe(draft);
    expect(draft.edges).toEqual({});
    expect(Object.keys(flow.edges)).toEqual(['a_to_b']);
    expect(sameFlow(flow, draft)).toBe(false);
  });

  it('folds in time that does not grow with the size of the flow', () => {
    const nodes = Array.from({ length: 5_000 }, (_, index) => custom(`n${index}`));
    const events = Array.from(
      { length: 100_000 },
      (_, index): FlowEvent => ({
        type: 'NodeMoved',
        data: { id: `n${index % 5_000}`, position: { x: index, y: 0 } },
      }),
    );
    const started = performance.now();
    fold(events, flowWith(...nodes));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
