import { compileProgram } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, momentumFlow, node, price, rules } from '../../testing/index.js';
import { nodeProgram } from './node-program.js';

describe('nodeProgram', () => {
  it('holds a node and the functions that it reads', () => {
    const built = nodeProgram(momentumFlow(), 'entry_rules');
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    expect(built.source.bars).toEqual(['btc_price']);
    expect(built.source.nodes.map(({ id }) => id)).toEqual(['rsi_14', 'entry_rules']);
    expect(built.outputs.map(({ output }) => output)).toEqual(['enter_long', 'exit_long']);
    expect(compileProgram(built.source, built.outputs).ok).toBe(true);
  });

  it('needs no data to be connected', () => {
    const alone = flowWith(node('macd_1', 'function', 'macd'), rules('r', 'enter_long = close > btc.close'));
    for (const id of ['macd_1', 'r']) {
      const built = nodeProgram(alone, id);
      if (!built.ok) throw new Error(JSON.stringify(built.problems));
      expect(compileProgram(built.source, built.outputs).ok).toBe(true);
    }
    expect(nodeProgram(alone, 'r')).toMatchObject({ source: { bars: ['bars', 'btc'] } });
    expect(nodeProgram(alone, 'macd_1')).toMatchObject({
      outputs: [{ output: 'macd' }, { output: 'signal' }, { output: 'histogram' }],
    });
  });

  it('says what a node lacks', () => {
    const codes = (id: string): readonly string[] => {
      const flow = flowWith(
        custom('f', 'x + 1'),
        price('btc'),
        rules('blank'),
        custom('x_2'),
        edge('f.value', 'x_2.y'),
      );
      const built = nodeProgram(flow, id);
      return built.ok ? [] : built.problems.map(({ code }) => code);
    };
    expect(codes('f')).toEqual(['port-unbound']);
    expect(codes('btc')).toEqual(['formula-missing']);
    expect(codes('blank')).toEqual(['formula-missing']);
    expect(codes('constructor')).toEqual(['formula-missing']);
    expect(codes('x_2')).toEqual([]);
  });
});
