import { compileProgram } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, given, node, price, python, rules } from '../../testing/index.js';
import { problems } from '../problems.js';
import type { Flow, FlowEdge, FlowNode } from '../state.js';
import { buildProgram } from './build-program.js';
import { nodeProgram } from './node-program.js';

const code = (result: string, annotation = ''): string =>
  `def on_bar(bar, inputs, params, state)${annotation}:\n    return ${result}\n`;

function program(flow: Flow) {
  const built = buildProgram(flow);
  if (!built.ok) throw new Error(JSON.stringify(built.problems, null, 2));
  return built.program;
}

const reads = (formula: string): readonly (FlowNode | FlowEdge)[] => [
  price('btc'),
  rules('rules', formula),
  edge('btc.bars', 'rules.bars'),
  edge('btc.bars', 'mine.bars'),
];

describe('a node in Python in the program', () => {
  it('is a stub under its own id that reads its column, and no data set', () => {
    const flow = flowWith(
      ...reads('enter_long = mine > 0\nexit_long = mine < 0'),
      python('mine', code('bar.close * params["factor"]'), { factor: 2 }),
      edge('mine.value', 'rules.mine'),
    );
    const built = program(flow);
    expect(built.python).toEqual([
      {
        id: 'mine',
        code: code('bar.close * params["factor"]'),
        params: { factor: 2 },
        bars: 'btc',
        inputs: {},
        outputs: [{ name: 'value', type: 'number', column: 'mine.value' }],
      },
    ]);
    expect(built.data.map(({ node: id }) => id)).toEqual(['btc']);
    expect(built.source.bars).toEqual(['btc', 'mine.value']);
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });

  it('stands after the formulas that it reads and before those that read it', () => {
    const flow = flowWith(
      ...reads('enter_long = mine.up and second.value > 1\nexit_long = mine.level < 0'),
      price('eth'),
      node('rsi_14', 'function', 'rsi'),
      edge('btc.bars', 'rsi_14.bars'),
      python('mine', code('{"up": inputs["rsi_14"] > 50, "level": inputs["eth"].close}')),
      edge('rsi_14.value', 'mine.rsi_14'),
      edge('eth.bars', 'mine.eth'),
      custom('twice', 'mine.level * 2'),
      edge('mine.level', 'twice.mine'),
      python('second', code('inputs["twice"]')),
      edge('btc.bars', 'second.bars'),
      edge('twice.value', 'second.twice'),
      edge('mine.level', 'rules.mine'),
      edge('second.value', 'rules.second'),
    );
    // As conditions the outputs would need the annotation.
    expect(problems(flow).find(({ code: word }) => word === 'formula-invalid')?.nodeId).toBe('rules');
    const conditions = flowWith(
      ...Object.values(flow.nodes).map((one) =>
        one.id === 'rules'
          ? rules('rules', 'enter_long = mine.up > 0 and second.value > 1\nexit_long = mine.level < 0')
          : one,
      ),
      ...Object.values(flow.edges),
    );
    const built = program(conditions);
    expect(built.source.nodes.map(({ id }) => id)).toEqual(['rsi_14', 'mine', 'twice', 'second', 'rules']);
    expect(built.python?.map(({ id, inputs }) => [id, inputs])).toEqual([
      ['mine', { eth: { from: 'bars', id: 'eth' }, rsi_14: { from: 'node', id: 'rsi_14', output: 'value' } }],
      ['second', { twice: { from: 'node', id: 'twice', output: 'value' } }],
    ]);
    expect(built.data.map(({ node: id }) => id)).toEqual(['btc', 'eth']);
    expect(built.source.bars).toEqual(['btc', 'eth', 'mine.up', 'mine.level', 'second.value']);
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });

  it('gives conditions where it is annotated so', () => {
    const flow = flowWith(
      ...reads('enter_long = mine\nexit_long = not mine'),
      python('mine', code('bar.close > bar.open', ' -> bool')),
      edge('mine.value', 'rules.mine'),
    );
    const built = program(flow);
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });

  it('says what is missing before it is run', () => {
    const flow = flowWith(
      price('btc'),
      rules('rules', 'enter_long = mine > 0\nexit_long = mine < 0'),
      edge('btc.bars', 'rules.bars'),
      python('mine', 'def later():\n    return inputs["x"] * params["period"]\n'),
      edge('mine.value', 'rules.mine'),
    );
    const found = problems(flow).filter(({ nodeId }) => nodeId === 'mine');
    expect(found.map(({ code: word, port }) => [word, port])).toEqual([
      ['code-invalid', undefined],
      ['parameter-missing', undefined],
      ['port-unbound', 'bars'],
      ['port-unbound', 'x'],
    ]);
    expect(found[2]?.fix?.commands).toEqual([
      { type: 'ConnectNodes', source: 'btc', target: 'mine', targetPort: 'bars' },
    ]);
    expect(found[3]?.message).toContain('the code of');
  });

  it('gets what is connected to it even where its code does not write the name out', () => {
    const flow = flowWith(
      ...reads('enter_long = mine > 0\nexit_long = mine < 0'),
      python('mine', code('sum(inputs.values())')),
      custom('a'),
      edge('btc.bars', 'a.bars'),
      edge('a.value', 'mine.a'),
      edge('mine.value', 'rules.mine'),
    );
    expect(program(flow).python?.[0]?.inputs).toEqual({ a: { from: 'node', id: 'a', output: 'value' } });
    expect(problems(flow).map(({ code: word }) => word)).toContain('port-unused');
  });

  it('can be looked at alone, on the only prices there are', () => {
    const flow = flowWith(price('btc'), python('mine', code('bar.close')));
    const built = nodeProgram(flow, 'mine');
    expect(built).toMatchObject({
      ok: true,
      source: { bars: ['btc', 'mine.value'] },
      python: [{ id: 'mine', bars: 'btc' }],
      outputs: [{ node: 'mine', output: 'value' }],
    });
  });
});

describe('commands on a node in Python', () => {
  const add = { type: 'AddNode', nodeType: 'function', kind: 'python' } as const;

  it('give it code to begin with, which is edited and no formula', () => {
    const flow = given(flowWith())
      .when(add, { type: 'EditCode', id: 'python', code: code('1') })
      .flow();
    expect(flow.nodes.python).toMatchObject({ code: code('1'), label: 'Python' });
    expect(flow.nodes.python?.formula).toBeUndefined();
    given(flow)
      .when({ type: 'SetFormula', id: 'python', formula: 'close' })
      .thenRefused('formula-not-allowed', 'edit its code');
    given(flowWith())
      .when({ ...add, formula: 'close' })
      .thenRefused('formula-not-allowed', 'has no formula');
  });

  it('connect prices to its bars first, whatever else would take them', () => {
    const flow = flowWith(price('btc'), python('mine', code('inputs["a"] + inputs["b"]')));
    const wired = given(flow).when({ type: 'ConnectNodes', source: 'btc', target: 'mine' }).flow();
    expect(Object.values(wired.edges)).toMatchObject([{ targetPort: 'bars' }]);
  });

  it('connect anything but signals to an input that its code names', () => {
    const flow = flowWith(
      price('btc'),
      custom('a'),
      rules('rules'),
      python('mine', code('inputs["a"] + inputs["btc"].close')),
    );
    const wired = given(flow)
      .when(
        { type: 'ConnectNodes', source: 'a', target: 'mine' },
        { type: 'ConnectNodes', source: 'btc', target: 'mine', targetPort: 'btc' },
      )
      .flow();
    expect(Object.values(wired.edges).map(({ source, targetPort }) => [source, targetPort])).toEqual([
      ['a', 'a'],
      ['btc', 'btc'],
    ]);
    given(flow)
      .when({ type: 'ConnectNodes', source: 'rules', target: 'mine', targetPort: 'a' })
      .thenRefused('ports-incompatible', 'takes bars, number or boolean');
  });
});
