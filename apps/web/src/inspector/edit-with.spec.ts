import type { FlowNode } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { editWith } from './edit-with.js';

const price: FlowNode = {
  id: 'btc_price',
  type: 'data',
  kind: 'price',
  label: 'BTC price',
  description: '',
  position: { x: 0, y: 0 },
  params: { symbol: 'BTC', exchange: 'binance', timeframe: '1d', market: 'spot' },
};

it('prices of another symbol take its name, unless somebody gave them one', () => {
  expect(editWith(price, { symbol: 'ETH/USDT' })).toEqual({
    type: 'EditNode',
    id: 'btc_price',
    params: { symbol: 'ETH/USDT' },
    label: 'ETH price',
  });
  expect(editWith({ ...price, label: 'Mine' }, { symbol: 'ETH' })).not.toHaveProperty('label');
  expect(editWith(price, { timeframe: '4h' })).not.toHaveProperty('label');
});
