import { edge, flowWith, node, price, rules } from '@strategy-builder/domain/testing';
import { expect, it } from 'vitest';
import { tradedVenues } from './traded-venues.js';

const market = (id: string, of: string) => price(id, { symbol: 'BTC/USDT', exchange: 'Binance', market: of });

it('the venues of a strategy are those that it trades on, not those that it only reads', () => {
  const flow = flowWith(
    market('spot', 'spot'),
    market('perpetual', 'perpetual'),
    market('funding', 'funding'),
    rules('long', 'enter_long = funding.close > 0'),
    rules('short', 'enter_short = funding.close > 0'),
    node('buys', 'execution', 'market'),
    node('sells', 'execution', 'market'),
    edge('spot.bars', 'long.bars'),
    edge('funding.bars', 'long.funding'),
    edge('perpetual.bars', 'short.bars'),
    edge('funding.bars', 'short.funding'),
    edge('long.signals', 'buys.signals'),
    edge('short.signals', 'sells.signals'),
  );
  expect([...tradedVenues(flow)].sort()).toEqual(['binance:perpetual', 'binance:spot']);
  expect(tradedVenues(flowWith(market('spot', 'spot')))).toEqual([]);
});
