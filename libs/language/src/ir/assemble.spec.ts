import { describe, expect, it } from 'vitest';
import { compileProgram } from '../compile.js';
import type { Binding, ProgramNode, ProgramSource } from '../program.js';

const bars: Binding = { from: 'bars', id: 'btc' };
const node = (
  id: string,
  formula: string,
  inputs: Record<string, Binding> = {},
  params = {},
): ProgramNode => ({
  id,
  formula,
  params,
  inputs,
});
const programOf = (...nodes: ProgramNode[]): ProgramSource => ({ bars: ['btc'], nodes });
const from = (id: string, output = 'value'): Binding => ({ from: 'node', id, output });

function refusal(source: ProgramSource, output = { node: 'last', output: 'value' }): object {
  const compiled = compileProgram(source, [output]);
  if (compiled.ok) throw new Error('should have been refused');
  const { node: at, error } = compiled;
  const formula = source.nodes.find(({ id }) => id === at)?.formula ?? '';
  return { node: at, place: formula.slice(error.position, error.position + error.length), hint: error.hint };
}

describe('a graph of formulas is refused at the node and place of its first mistake', () => {
  it('when nothing is connected to a port', () => {
    expect(refusal(programOf(node('last', 'close > rsi_14', { bars })))).toMatchObject({
      node: 'last',
      place: 'rsi_14',
    });
    expect(refusal(programOf(node('last', 'atr(14)')))).toMatchObject({
      place: 'atr',
      hint: 'connect a data node to it',
    });
  });

  it('with the name that was probably meant', () => {
    const source = programOf(
      node('rsi_14', 'close', { bars }),
      node('last', 'rsi_41 > 1', { rsi_14: from('rsi_14') }),
    );
    expect(refusal(source)).toMatchObject({
      place: 'rsi_41',
      hint: expect.stringContaining('did you mean rsi_14?'),
    });
  });

  it('when an output does not exist', () => {
    const macd = node('m', 'macd(close, 12, 26, 9)', { bars });
    expect(refusal(programOf(macd, node('last', 'm.sign > 0', { m: from('m', 'macd') })))).toMatchObject({
      place: 'm.sign',
      hint: 'its outputs are macd, signal, histogram',
    });
    expect(refusal(programOf(macd), { node: 'm', output: 'value' })).toMatchObject({ node: 'm' });
    expect(refusal(programOf(macd), { node: 'nobody', output: 'value' })).toMatchObject({ node: 'nobody' });
  });

  it('when types do not fit', () => {
    const signal = node('s', 'close > 1', { bars });
    expect(refusal(programOf(signal, node('last', 's + 1', { s: from('s') })))).toMatchObject({ place: 's' });
    expect(refusal(programOf(node('last', 'b + 1', { b: bars })))).toMatchObject({
      place: 'b',
      hint: expect.stringContaining('b.close'),
    });
    expect(refusal(programOf(signal, node('last', 's.close', { s: from('s') })))).toMatchObject({
      place: 's.close',
    });
  });

  it('when a node comes before what it reads, or reads itself', () => {
    expect(refusal(programOf(node('last', 'x', { x: from('later') }), node('later', '1')))).toMatchObject({
      place: 'x',
    });
    expect(refusal(programOf(node('last', 'x', { x: from('last') })))).toMatchObject({ place: 'x' });
  });

  it('when a parameter is out of range for its place', () => {
    const source = programOf(node('last', 'sma(close, period)', { bars }, { period: 0 }));
    expect(refusal(source)).toMatchObject({ node: 'last', place: 'period' });
    expect(refusal(programOf(node('last', 'close', { bars }, { k: Number.NaN })))).toMatchObject({
      node: 'last',
    });
  });

  it('when it would hold or look through too much', () => {
    const large = Array.from({ length: 300 }, (_, index) => `sum(close, ${9000 + index})`).join(' + ');
    expect(refusal(programOf(node('last', 'cci(10000) + cci(9999) + cci(9998)', { bars })))).toMatchObject({
      node: 'last',
    });
    expect(
      refusal(
        programOf(
          node('last', large.slice(0, large.lastIndexOf(' +', 3990)), { bars }),
          node('b', 'wma(close, 9000)', { bars }),
        ),
        { node: 'x', output: '' },
      ),
    ).toBeDefined();
  });
});

describe('a graph of formulas', () => {
  it('computes what several nodes share once', () => {
    const source = programOf(
      node('a', 'sma(close, 10)', { bars }),
      node('last', 'sma(close, 10) - a', { bars, a: from('a') }),
    );
    const compiled = compileProgram(source, [{ node: 'last', output: 'value' }]);
    expect(compiled.ok && compiled.value.source.match(/new Float64Array/g)).toHaveLength(1);
  });

  it('leaves out what no output needs', () => {
    const source = programOf(node('unused', 'sma(close, 10)', { bars }), node('last', 'close', { bars }));
    const compiled = compileProgram(source, [{ node: 'last', output: 'value' }]);
    expect(compiled.ok && compiled.value.source).not.toContain('new Float64Array');
  });

  it('lets a function name be the name of a node', () => {
    const source = programOf(
      node('rsi', 'rsi(close, 14)', { bars }),
      node('last', 'rsi > 70', { rsi: from('rsi') }),
    );
    expect(compileProgram(source, [{ node: 'last', output: 'value' }]).ok).toBe(true);
  });

  it('puts ids into its JavaScript as texts only', () => {
    const id = 'x"]; throw new Error("out"); //\n\u2028';
    const column = new Float64Array([1, 2]);
    const data = { time: column, open: column, high: column, low: column, close: column, volume: column };
    const compiled = compileProgram(
      { bars: [id], nodes: [node('last', 'close + 1', { bars: { from: 'bars', id } })] },
      [{ node: 'last', output: 'value' }],
    );
    if (!compiled.ok) throw new Error(compiled.error.message);
    const output = new Float64Array(2);
    compiled.value.start().advance({ [id]: data }, 0, 2, [output]);
    expect([...output]).toEqual([2, 3]);
  });
});
