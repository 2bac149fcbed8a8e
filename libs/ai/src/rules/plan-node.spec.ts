import type { AddNode, NodeType } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import { applied, emptyFlow, planned } from './acceptance/check-case.js';
import { planNode } from './plan-node.js';

function node(type: NodeType, description: string, flow = emptyFlow): AddNode {
  const plan = planNode(type, description, flow);
  if (!plan.ok) throw new Error(plan.problem);
  applied(flow, plan.commands);
  return plan.commands[0];
}

const momentum = planned('Buy BTC when RSI crosses above 70');

describe('planNode', () => {
  it.each([
    ['data', 'BTC price from Deribit', 'btc_price', 'price', { symbol: 'BTC', exchange: 'deribit' }],
    [
      'data',
      'Binance ETH/USDT 4h candles',
      'eth_price',
      'price',
      { symbol: 'ETH/USDT', exchange: 'binance', timeframe: '4h' },
    ],
    ['function', 'RSI calculator', 'rsi_14', 'rsi', { period: 14 }],
    ['function', 'calculate 21-period RSI', 'rsi_21', 'rsi', { period: 21 }],
    ['function', 'RSI 30', 'rsi_30', 'rsi', { period: 30 }],
    ['function', 'MACD 8/17/9', 'macd_8_17_9', 'macd', { fast: 8, slow: 17, signal: 9 }],
    ['function', 'bolinger bands', 'bollinger_20_2', 'bollinger', { period: 20, k: 2 }],
    ['function', 'python', 'python', 'python', {}],
    ['function', 'a Python function of my own', 'python', 'python', {}],
    ['function', 'average volume', 'volume_average_20', 'volume_average', { period: 20 }],
    ['risk', '2% position sizing', 'position_size', 'position_size', { mode: 'percent_equity', value: 2 }],
    ['risk', 'risk 1% per trade', 'position_size', 'position_size', { mode: 'percent_risk', value: 1 }],
    ['risk', 'stop loss at 3%', 'stop_loss', 'stop_loss', { mode: 'percent', value: 3 }],
    ['risk', '2 ATR trailing stop', 'trailing_stop', 'trailing_stop', { mode: 'atr', value: 2 }],
    ['risk', 'take profit', 'take_profit', 'take_profit', { mode: 'percent', value: 10 }],
    ['risk', 'exit after 10 bars', 'time_exit', 'time_exit', { period: 10 }],
    ['execution', 'market orders on Binance', 'market_order', 'market', {}],
    ['execution', 'limit orders 0.2%', 'limit_order', 'limit', { offset: 0.2 }],
  ] as const)('makes of %s "%s" the node %s', (type, description, id, kind, params) => {
    expect(node(type, description)).toMatchObject({ id, kind, params });
  });

  it('writes indicators into rules that stand alone, and names the nodes that are there', () => {
    expect(node('strategy', 'buy when RSI crosses above 70, sell when it falls below 50').formula).toBe(
      'enter_long = crosses_above(rsi(close, 14), 70)\nexit_long = crosses_below(rsi(close, 14), 50)',
    );
    expect(
      node('strategy', 'buy when RSI crosses above 70, sell when it falls below 50', momentum).formula,
    ).toBe('enter_long = crosses_above(rsi_14, 70)\nexit_long = crosses_below(rsi_14, 50)');
  });

  it('keeps an exit without an entry as an exit', () => {
    expect(node('strategy', 'sell when RSI is above 80').formula).toBe('exit_long = rsi(close, 14) > 80');
  });

  it('takes a free id when the natural one is taken', () => {
    expect(node('function', 'RSI 14', momentum).id).toBe('rsi_14_2');
  });

  it('lists what was not stated', () => {
    const plan = planNode('data', 'bitcoin', emptyFlow);
    expect(plan.ok && plan.assumptions.map(({ about }) => about)).toEqual(['timeframe', 'exchange']);
  });

  it.each([
    ['data', 'Deribit options chain', 'catalogue'],
    ['function', 'SSVI calibration', 'No indicator'],
    ['risk', 'delta hedging', 'No kind of risk rule'],
  ] as const)('says why %s "%s" cannot be made, with what can', (type, description, reason) => {
    const plan = planNode(type, description, emptyFlow);
    expect(plan.ok ? '' : plan.problem).toContain(reason);
    expect(plan.ok ? [] : plan.suggestions).not.toEqual([]);
  });
});
