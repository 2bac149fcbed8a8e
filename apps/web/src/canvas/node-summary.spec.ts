import type { FlowNode } from '@strategy-builder/domain';
import { describe, expect, test } from 'vitest';
import { formulaParts, parameterFacts } from './node-summary.js';

describe('a formula on a node', () => {
  test('shows the values of its parameters in their places', () => {
    expect(formulaParts('rsi(close, period)', { period: 14 })).toEqual([
      { text: 'rsi' },
      { text: '(' },
      { text: 'close' },
      { text: ', ' },
      { text: '14', param: 'period' },
      { text: ')' },
    ]);
  });

  test('leaves names alone that only contain a parameter', () => {
    const text = formulaParts('period_x + xperiod', { period: 14 })
      .map((part) => part.text)
      .join('');
    expect(text).toBe('period_x + xperiod');
  });
});

describe('the parameters on a node', () => {
  const node = (part: Partial<FlowNode>): FlowNode => ({
    id: 'n',
    type: 'risk',
    kind: 'position_size',
    label: 'N',
    description: '',
    position: { x: 0, y: 0 },
    params: {},
    ...part,
  });

  test('leave out what is empty', () => {
    const params = { symbol: 'ES', exchange: '', timeframe: '5m', market: 'future' };
    expect(parameterFacts(node({ type: 'data', kind: 'price', params })).map((fact) => fact.text)).toEqual([
      'ES',
      '5m',
      'future',
    ]);
  });

  test('carry the unit of the chosen mode', () => {
    expect(
      parameterFacts(node({ params: { mode: 'percent_equity', value: 2 } })).map((fact) => fact.text),
    ).toEqual(['2% of equity']);
  });

  test('leave out an ATR length that a percent stop does not use', () => {
    const stop = { kind: 'stop_loss', params: { mode: 'percent', value: 5, period: 14 } } as const;
    expect(parameterFacts(node(stop)).map((fact) => fact.text)).toEqual(['5%']);
    const atr = { kind: 'stop_loss', params: { mode: 'atr', value: 2, period: 14 } } as const;
    expect(parameterFacts(node(atr)).map((fact) => fact.text)).toEqual(['2 × ATR', '14 bars']);
  });

  test('are not repeated when the formula shows them', () => {
    const rsi = {
      type: 'function',
      kind: 'rsi',
      params: { period: 14 },
      formula: 'rsi(close, period)',
    } as const;
    expect(parameterFacts(node(rsi))).toEqual([]);
  });
});
