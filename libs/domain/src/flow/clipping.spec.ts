import { expect, it } from 'vitest';
import { edge, flowWith, node, price, python, rules } from '../testing/index.js';
import { clippingOf, clippingText, pasteCommands, readClipping } from './clipping.js';
import { decideAll } from './decide.js';
import { fold } from './evolve.js';
import type { Flow } from './state.js';

const desk = flowWith(
  price('btc_price', { symbol: 'BTC' }),
  {
    ...node('rsi_14', 'function', 'rsi', { params: { period: 21 } }),
    label: 'Mine',
    position: { x: 300, y: 0 },
  },
  { ...rules('rules', 'enter_long = rsi_14 < 30'), position: { x: 600, y: 0 } },
  edge('btc_price.bars', 'rsi_14.bars'),
  edge('rsi_14.value', 'rules.rsi_14'),
);

const pasted = (text: string, flow: Flow) => {
  const { commands, ids } = pasteCommands(readClipping(text)!, flow);
  const events = decideAll(commands, flow, { maxNodes: 100 });
  if ('refused' in events) throw new Error(events.detail);
  return { flow: fold(events, flow)!, ids };
};
const copy = (flow: Flow, ...ids: string[]) => clippingText(clippingOf(flow, ids));

it('a paste is the same nodes and the edges between them, under new ids, one step beside them', () => {
  const { flow, ids } = pasted(copy(desk, 'rsi_14', 'rules'), desk);
  expect(ids).toEqual(['rsi_14_2', 'rules_2']);
  expect(flow.nodes.rsi_14_2).toEqual({ ...desk.nodes.rsi_14, id: 'rsi_14_2', position: { x: 340, y: 40 } });
  expect(flow.nodes.rules_2?.formula).toBe('enter_long = rsi_14 < 30');
  expect(Object.values(flow.edges).filter(({ target }) => ids.includes(target))).toMatchObject([
    { source: 'rsi_14_2', sourcePort: 'value', target: 'rules_2', targetPort: 'rsi_14' },
  ]);
});

it('pasted again, it lies beside the first copy; into another flow it comes as it was', () => {
  const text = copy(desk, 'rsi_14');
  const twice = pasted(text, pasted(text, desk).flow);
  expect(twice.flow.nodes[twice.ids[0]!]?.position).toEqual({ x: 380, y: 80 });
  expect(pasted(text, flowWith()).flow.nodes.rsi_14).toEqual(desk.nodes.rsi_14);
});

it('code goes with its node, and two nodes whose ids would meet get different ones', () => {
  const coded = flowWith(
    python('a', 'def on_bar(bar, inputs, params, state):\n    return 1\n'),
    price('a_2'),
  );
  const { flow, ids } = pasted(copy(coded, 'a', 'a_2'), coded);
  expect(new Set(ids).size).toBe(2);
  expect(flow.nodes[ids[0]!]?.code).toBe(coded.nodes.a?.code);
  expect(Object.keys(flow.nodes)).toHaveLength(4);
});

it('any other text is no copy: prose, JSON of another kind, other commands, edges and code of what is not in it', () => {
  const whole = JSON.parse(copy(desk, 'rsi_14')) as { format: string; commands: object[] };
  const also = (command: object) => JSON.stringify({ ...whole, commands: [...whole.commands, command] });
  expect(readClipping(JSON.stringify(whole))).toHaveLength(1);
  for (const text of [
    ...['', 'buy BTC when RSI < 30', '{}', 'null', '[1]', '{"format":"strategy-builder/nodes@1"}'],
    JSON.stringify({ ...whole, format: 'strategy-builder/nodes@2' }),
    JSON.stringify({ ...whole, commands: [] }),
    ...[also({ type: 'RemoveNode', id: 'rsi_14' }), also({ type: 'ArchiveFlow' })],
    ...[also({ type: 'EditCode', id: 'other', code: '' }), also({ type: 'AddNode', id: 'x' })],
    also({ type: 'ConnectNodes', source: 'other', target: 'rsi_14' }),
  ])
    expect(readClipping(text), text).toBeNull();
});

it('what the rules do not allow is refused as a whole', () => {
  const { commands } = pasteCommands(readClipping(copy(desk, 'rsi_14', 'rules'))!, desk);
  expect(decideAll(commands, desk, { maxNodes: 4 })).toMatchObject({ code: 'node-limit' });
  const hostile = clippingText([
    { ...clippingOf(desk, ['rsi_14'])[0]!, params: { period: 'many' } } as never,
  ]);
  const bad = pasteCommands(readClipping(hostile)!, desk).commands;
  expect(decideAll(bad, desk, { maxNodes: 100 })).toHaveProperty('refused');
});
