import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith } from '../testing/index.js';
import { countNodes } from './adjacency.js';
import type { FlowEvent } from './events.js';
import { draftOf, evolve, evolveDraft } from './evolve.js';
import { edgesAt, edgesFrom, edgesInto } from './lookup.js';
import type { Flow } from './state.js';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const event: fc.Arbitrary<FlowEvent> = fc.oneof(
  name.map((id): FlowEvent => ({ type: 'NodeAdded', data: custom(id) })),
  name.map((id): FlowEvent => ({ type: 'NodeRemoved', data: { id } })),
  fc.tuple(fc.constantFrom('e', 'f', 'g'), name, name).map(
    ([id, source, target]): FlowEvent => ({
      type: 'NodesConnected',
      data: edge(`${source}.value`, `${target}.x`, id),
    }),
  ),
  fc.constantFrom('e', 'f', 'g').map((id): FlowEvent => ({ type: 'NodesDisconnected', data: { id } })),
);

function expectTrue(flow: Flow): void {
  const all = Object.values(flow.edges).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(countNodes(flow)).toBe(Object.keys(flow.nodes).length);
  for (const id of ['a', 'b', 'c', 'd']) {
    expect(edgesInto(flow, id)).toEqual(all.filter(({ target }) => target === id));
    expect(edgesFrom(flow, id)).toEqual(all.filter(({ source }) => source === id));
    const here = all.filter(({ source, target }) => source === id || target === id);
    if (here.every(({ source, target }) => source !== target)) expect(edgesAt(flow, id)).toEqual(here);
  }
}

describe('what is remembered about a flow', () => {
  it('stays true whatever happens to it, in place or not', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const draft = draftOf(flowWith(custom('a'), custom('b'), edge('a.value', 'b.x', 'e')));
        let flow: Flow = draftOf(draft);
        expectTrue(draft);
        for (const next of events) {
          const before = structuredClone(flow);
          const after = evolve(flow, next)!;
          expect(flow).toEqual(before);
          expectTrue(flow);
          evolveDraft(draft, next);
          expectTrue(draft);
          expect(draft).toEqual(after);
          flow = after;
        }
      }),
      { numRuns: 100 },
    );
  });
});
