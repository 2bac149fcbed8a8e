import { expect, it } from 'vitest';
import { flowWith, node } from '../testing/index.js';
import { followingLabel, withFollowingLabels } from './automatic-names.js';

const price = node('btc_price', 'data', 'price', { params: { symbol: 'BTC/USDT' } });

it('prices of another symbol take its name, unless somebody gave them one', () => {
  expect(followingLabel(price, { symbol: 'ETH/USDT' })).toBe('ETH price');
  expect(followingLabel({ ...price, label: 'Mine' }, { symbol: 'ETH' })).toBeUndefined();
  expect(followingLabel(price, { timeframe: '4h' })).toBeUndefined();
});

it('commands keep a label that they set themselves', () => {
  const rsi = node('rsi_14', 'function', 'rsi', { params: { period: 14 } });
  const to = { type: 'EditNode', id: 'rsi_14', params: { period: 21 } } as const;
  expect(withFollowingLabels([to, { ...to, label: 'Fast' }, { ...to, id: 'gone' }], flowWith(rsi))).toEqual([
    { ...to, label: 'RSI 21' },
    { ...to, label: 'Fast' },
    { ...to, id: 'gone' },
  ]);
});
