import { describe, expect, it } from 'vitest';
import { custom, flowWith, momentumFlow, node, price } from '../testing/index.js';
import { findNodes } from './find-nodes.js';

function ids(text: string, flow = momentumFlow()): string | readonly string[] {
  const found = findNodes(flow, text);
  switch (found.found) {
    case 'one':
      return found.node.id;
    case 'several':
      return found.nodes.map(({ id }) => id);
    case 'none':
      return `none: ${found.suggestions.map(({ id }) => id).join(' ')}`;
  }
}

describe('findNodes', () => {
  it.each([
    ['rsi_14', 'rsi_14'],
    ['RSI 14', 'rsi_14'],
    ['rsi', 'rsi_14'],
    ['the rsi node', 'rsi_14'],
    ['rsi_calculator', 'rsi_14'],
    ['RSI calculator', 'rsi_14'],
    ['14-period rsi', 'rsi_14'],
    ['the indicator', 'rsi_14'],
    ['data_source', 'btc_price'],
    ['data source', 'btc_price'],
    ['BTC price', 'btc_price'],
    ['btc', 'btc_price'],
    ['binance', 'btc_price'],
    ['the strategy', 'entry_rules'],
    ['strategy_logic', 'entry_rules'],
    ['position sizing', 'position_size'],
    ['stop loss', 'stop_loss'],
    ['the stops', 'stop_loss'],
    ['execution', 'market'],
    ['market', 'market'],
    ['orders', 'market'],
  ])('%s is %s', (text, id) => {
    expect(ids(text)).toBe(id);
  });

  it('gives all candidates of an ambiguous description, always in the same order', () => {
    expect(ids('risk')).toEqual(['position_size', 'stop_loss']);
    const two = flowWith(
      price('btc_price'),
      price('eth_price', { symbol: 'ETH/USDT' }),
      custom('b'),
      custom('a'),
    );
    expect(ids('data source', two)).toEqual(['btc_price', 'eth_price']);
    expect(ids('formula', two)).toEqual(['a', 'b']);
    expect(ids('eth', two)).toBe('eth_price');
  });

  it('prefers an id to a label, and a label to a description', () => {
    const flow = flowWith(
      node('fast', 'function', 'sma', { label: 'Slow' }),
      node('slow', 'function', 'sma', { label: 'Fast' }),
      node('rsi_14', 'function', 'rsi', { label: 'Trend' }),
      node('rsi_7', 'function', 'rsi', { label: 'RSI' }),
    );
    expect(ids('fast', flow)).toBe('fast');
    expect(ids('Slow', flow)).toBe('slow');
    expect(ids('trend', flow)).toBe('rsi_14');
    expect(ids('rsi', flow)).toBe('rsi_7');
    expect(ids('indicator', flow)).toEqual(['fast', 'rsi_14', 'rsi_7', 'slow']);
  });

  it('suggests what is spelled nearly so, and nothing for what is not there', () => {
    expect(ids('rsi_41')).toBe('none: rsi_14');
    expect(ids('stop_lost')).toBe('none: stop_loss');
    expect(ids('volatility surface')).toBe('none: ');
    for (const text of ['', '   ', 'the', '__proto__', 'constructor', '%', '\0', 'x'.repeat(4000)]) {
      expect(ids(text)).toBe('none: ');
    }
  });
});
