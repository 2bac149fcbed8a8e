import { decideAll, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { describe, expect, test } from 'vitest';
import { type CanvasNode, drawnEdges, drawnNodes } from './drawn.js';

const empty: Flow = { name: 'Test', description: '', archived: false, nodes: {}, edges: {} };

function after(flow: Flow, ...commands: FlowCommand[]): Flow {
  const decision = decideAll(commands, flow, { maxNodes: 100 });
  if ('refused' in decision) throw new Error(decision.detail);
  return fold(decision, flow)!;
}

const two = after(
  empty,
  { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price', position: { x: 0, y: 0 } },
  { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi', position: { x: 300, y: 0 } },
  { type: 'ConnectNodes', id: 'e1', source: 'btc', target: 'rsi_14' },
);

describe('what the canvas draws', () => {
  test('nodes come with their ports and edges with what they carry', () => {
    const [btc, rsi] = drawnNodes([], two, {});
    expect(btc?.data.outputs).toEqual([{ name: 'bars', type: 'bars' }]);
    expect(rsi?.data.inputs.map((port) => port.name)).toEqual(['bars']);
    expect(drawnEdges([], two)[0]?.data?.carries).toBe('bars');
  });

  test('an unchanged node keeps its identity, and a changed one its selection', () => {
    const first = drawnNodes([], two, {}).map((node): CanvasNode => ({ ...node, selected: true }));
    const moved = after(two, { type: 'MoveNode', id: 'rsi_14', position: { x: 400, y: 50 } });
    const second = drawnNodes(first, moved, {});
    expect(second[0]).toBe(first[0]);
    expect(second[1]?.position).toEqual({ x: 400, y: 50 });
    expect(second[1]?.selected).toBe(true);
  });

  test('a node under the own pointer stays there, whatever arrives', () => {
    const first = drawnNodes([], two, {}).map(
      (node): CanvasNode =>
        node.id === 'btc' ? { ...node, dragging: true, position: { x: 77, y: 77 } } : node,
    );
    const moved = after(two, { type: 'MoveNode', id: 'btc', position: { x: 5, y: 5 } });
    expect(drawnNodes(first, moved, { btc: { x: 1, y: 1 } })[0]?.position).toEqual({ x: 77, y: 77 });
  });

  test("a node in somebody else's hand is drawn where they hold it", () => {
    expect(drawnNodes([], two, { btc: { x: 9, y: 9 } })[0]?.position).toEqual({ x: 9, y: 9 });
  });

  test('a new edge into a formula node shows as a port of it', () => {
    const withSma = after(two, { type: 'AddNode', id: 'sma_20', nodeType: 'function', kind: 'sma' });
    const before = drawnNodes([], withSma, {});
    const connected: Flow = {
      ...withSma,
      edges: {
        ...withSma.edges,
        e2: { id: 'e2', source: 'rsi_14', sourcePort: 'value', target: 'sma_20', targetPort: 'rsi_14' },
      },
    };
    const sma = drawnNodes(before, connected, {}).find((node) => node.id === 'sma_20');
    expect(sma?.data.inputs.map((port) => [port.name, port.role])).toContainEqual(['rsi_14', 'unused']);
  });
});
