import { expect, it } from 'vitest';
import { edge, flowWith, node, price } from '../../testing/index.js';
import { flowDifference } from './flow-difference.js';

const rsi = (period: number, label = 'RSI') => node('rsi', 'function', 'rsi', { label, params: { period } });

it('tells nodes and edges that came, went and changed, with the values before and after', () => {
  const before = flowWith(price('btc'), rsi(14), edge('btc.bars', 'rsi.bars'), price('old'));
  const after = flowWith(
    price('btc'),
    rsi(21, 'Slow'),
    node('sma', 'function', 'sma'),
    edge('btc.bars', 'sma.bars'),
  );
  expect(flowDifference(before, after)).toEqual({
    flow: [],
    nodes: {
      added: [after.nodes.sma],
      removed: [before.nodes.old],
      changed: [
        {
          id: 'rsi',
          label: 'Slow',
          changes: [
            { key: 'label', before: 'RSI', after: 'Slow' },
            { key: 'params.period', before: 14, after: 21 },
          ],
        },
      ],
    },
    edges: { added: [after.edges.btc_to_sma], removed: [before.edges.btc_to_rsi], changed: [] },
  });
});

it('finds nothing between equals, and one removed and one added where the kind is another', () => {
  const flow = flowWith(price('btc'));
  expect(flowDifference(flow, flow).nodes).toEqual({ added: [], removed: [], changed: [] });
  const other = flowWith(node('btc', 'function', 'sma'));
  expect(flowDifference(flow, other).nodes).toMatchObject({
    added: [{ kind: 'sma' }],
    removed: [{ kind: 'price' }],
    changed: [],
  });
});
