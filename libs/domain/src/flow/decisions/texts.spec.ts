import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, given, node, price, rules } from '../../testing/index.js';
import type { FlowCommand } from '../commands.js';
import { problems } from '../problems.js';

const set = (id: string, formula: string): FlowCommand => ({ type: 'SetFormula', id, formula });

describe('SetFormula', () => {
  const flow = flowWith(custom('a', 'close'), rules('r'), price('btc'));

  it('sets a readable formula, once', () => {
    given(flow)
      .when(set('a', 'sma(close, 5)'))
      .then({ type: 'FormulaSet', data: { id: 'a', formula: 'sma(close, 5)' } });
    given(flow).when(set('a', 'close')).thenNothing();
  });

  it('refuses what can not be read, with the place of the mistake', () => {
    const refused = () => given(flow).when(set('a', 'close + ')).events();
    expect(refused).toThrow(/formula-invalid/);
    given(flow).when(set('a', 'close + foo(')).thenRefused('formula-invalid');
    given(flow).when(set('a', '   ')).thenRefused('formula-invalid');
    given(flow)
      .when(set('a', 'x'.repeat(4001)))
      .thenRefused('text-too-long');
    given(flow).when(set('btc', 'close')).thenRefused('formula-not-allowed');
    given(flow).when(set('z', 'close')).thenRefused('node-not-found');
  });

  it('wants conditions with the names of signals from a strategy', () => {
    given(flow).when(set('r', 'enter_long = close > 3\nexit_long = close < 2')).events();
    given(flow).when(set('r', 'level = 3\nenter_short = close < level')).events();
    given(flow).when(set('r', 'enter_long = oversold')).events();
    given(flow).when(set('r', 'close > 3')).thenRefused('formula-invalid', 'enter_long');
    given(flow).when(set('r', 'enter_long = close')).thenRefused('formula-invalid', 'condition');
    given(flowWith(rules('r', 'enter_long = close > 3')))
      .when(set('r', ''))
      .events();
  });

  it('keeps the edges to ports that it no longer names, as a problem that says so', () => {
    const wired = flowWith(custom('a', 'close'), custom('b', 'a * 2'), edge('a.value', 'b.a'));
    const after = given(wired).when(set('b', 'close * 2')).flow();
    expect(after.edges).toEqual(wired.edges);
    expect(problems(after)).toContainEqual(
      expect.objectContaining({ code: 'port-unused', edgeId: 'a_to_b', nodeId: 'b' }),
    );
    const back = given(after).when(set('b', 'a * 3')).flow();
    expect(problems(back).some(({ code }) => code === 'port-unused')).toBe(false);
  });

  it('keeps the edges from outputs that it no longer gives, as a problem that says so', () => {
    const wired = flowWith(custom('a', 'x = close\ny = open'), custom('b', 'p * 2'), edge('a.y', 'b.p'));
    const after = given(wired).when(set('a', 'close')).flow();
    expect(after.edges).toEqual(wired.edges);
    expect(problems(after)).toContainEqual(
      expect.objectContaining({ code: 'output-missing', edgeId: 'a_to_b' }),
    );
  });
});

describe('EditCode', () => {
  it('records the difference only', () => {
    const flow = flowWith({ ...custom('p'), code: 'def f():\n  return 1\n' });
    given(flow)
      .when({ type: 'EditCode', id: 'p', code: 'def f():\n  return 12\n' })
      .then({ type: 'CodeEdited', data: { id: 'p', delta: [{ retain: 19 }, { insert: '2' }] } });
    given(flow).when({ type: 'EditCode', id: 'p', code: 'def f():\n  return 1\n' }).thenNothing();
    given(flow)
      .when({ type: 'EditCode', id: 'p', code: 'x'.repeat(200_001) })
      .thenRefused('text-too-long');
  });

  it('is refused where there is no code', () => {
    given(flowWith(node('rsi_14', 'function', 'rsi')))
      .when({ type: 'EditCode', id: 'rsi_14', code: '' })
      .thenRefused('code-not-allowed');
  });
});
