import type { Flow, Position } from '@strategy-builder/domain';
import { expect, test } from 'vitest';
import type { Peers } from '../presence/peers.js';
import { HeldNodes } from './held-nodes.js';

function flowWith(position: Position): Flow {
  const node = {
    id: 'a',
    type: 'data' as const,
    kind: 'price',
    label: 'A',
    description: '',
    position,
    params: {},
  };
  return { name: '', description: '', archived: false, nodes: { a: node }, edges: {} };
}
function peersDragging(dragging: Record<string, Position> | null): Peers {
  return [
    {
      clientId: 1,
      user: { id: 'u', name: 'U', color: '#000000', kind: 'user' },
      cursor: null,
      selection: [],
      dragging,
    },
  ];
}
const start = flowWith({ x: 0, y: 0 });

test('a node follows the hand that drags it', () => {
  const held = new HeldNodes();
  expect(held.update(peersDragging({ a: { x: 5, y: 5 } }), start, 0).places).toEqual({ a: { x: 5, y: 5 } });
});

test('a dropped node waits at its place until the drop is in the flow', () => {
  const held = new HeldNodes();
  held.update(peersDragging({ a: { x: 5, y: 5 } }), start, 0);
  expect(held.update(peersDragging(null), start, 10)).toEqual({
    places: { a: { x: 5, y: 5 } },
    waitFor: 1_000,
  });
  expect(held.update(peersDragging(null), flowWith({ x: 5, y: 5 }), 20)).toEqual({
    places: {},
    waitFor: null,
  });
});

test('a drop that never arrives is given up', () => {
  const held = new HeldNodes();
  held.update(peersDragging({ a: { x: 5, y: 5 } }), start, 0);
  held.update(peersDragging(null), start, 10);
  expect(held.update(peersDragging(null), start, 1_011).places).toEqual({});
});

test('somebody who leaves in the middle of a drag lets go', () => {
  const held = new HeldNodes();
  held.update(peersDragging({ a: { x: 5, y: 5 } }), start, 0);
  held.update([], start, 10);
  expect(held.update([], start, 1_011).places).toEqual({});
});
