import {
  catalogue,
  completeParams,
  type Flow,
  type FlowNode,
  inputPortsInFlow,
  nodeHeight,
  outputPorts,
} from '@strategy-builder/domain';
import { expect, test } from 'vitest';
import { faceOf, formulaRows } from './node-face.js';
import { nodeGeometry } from './node-geometry.js';

const texts = (formula: string) => formulaRows(formula).map((row) => `${row.kind}: ${row.text}`);

test('one expression is one row', () => {
  expect(texts('rsi(close, period)')).toEqual(['line: rsi(close, period)']);
});

test('two rules are shown as names with their conditions', () => {
  expect(texts('enter_long = a > 1\nexit_long = a < 1')).toEqual([
    'name: enter_long',
    'expression: a > 1',
    'name: exit_long',
    'expression: a < 1',
  ]);
});

test('many lines are shortened, and the rest is counted', () => {
  expect(texts('a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6')).toEqual([
    'line: a = 1',
    'line: b = 2',
    'line: c = 3',
    'more: + 3 more',
  ]);
});

test('a node is as tall as what it shows, and its ports lie in their rows', () => {
  const input = { name: 'bars', type: 'bars', role: 'fixed' } as const;
  const output = { name: 'value', type: 'number' } as const;
  const bare = nodeGeometry({ formula: [], facts: [] }, [input], [output]);
  const full = nodeGeometry(
    { formula: formulaRows('rsi(close, period)'), facts: [] },
    [input, { ...input, name: 'b' }],
    [output],
  );
  expect(full.height - bare.height).toBe(15 + 20 + 22);
  const [bars, b, value] = full.handles;
  expect(b!.y - bars!.y).toBe(22);
  expect(value!.y).toBe(bars!.y);
  expect(value!.x - bars!.x).toBe(220);
});

test('the layout that planners use leaves at least the room that is drawn, for every kind', () => {
  for (const kind of catalogue) {
    const node: FlowNode = {
      ...{ id: 'node', type: kind.type, kind: kind.kind, label: kind.title, description: '' },
      ...{ position: { x: 0, y: 0 }, params: completeParams(kind, {}) },
      ...(kind.formula !== undefined && { formula: kind.formula }),
    };
    const flow: Flow = { name: '', description: '', archived: false, nodes: { node }, edges: {} };
    const drawn = nodeGeometry(faceOf(node), inputPortsInFlow(flow, node), outputPorts(node)).height;
    expect.soft(nodeHeight(node, flow), kind.kind).toBeGreaterThanOrEqual(drawn);
    expect.soft(nodeHeight(node, flow), kind.kind).toBeLessThanOrEqual(drawn + 30);
  }
});
