/**
 * Perpetuals as the public interfaces of Binance (USDⓈ-M), Bybit (v5) and OKX (v5) tell them: the fields of their
 * documents, strings where they write strings, in their order, and never more rows than they give at once.
 */
export interface Paid {
  readonly time: number;
  readonly rate: number;
}
/** Time of the open, open, high, low, close, volume. */
export type Row = readonly number[];

/** What a fake's market did: payments and bars of [since, until], in order of time. */
export interface FakeMarket {
  paidBetween(since: number, until: number): readonly Paid[];
  barsBetween(since: number, until: number, minutes: number): readonly Row[];
}

const ever = Number.MAX_SAFE_INTEGER;

/** The answer to a request for a perpetual's rates or bars; undefined when it is no such request. */
export function perpetualAnswer(path: string, query: URLSearchParams, market: FakeMarket): unknown {
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
  switch (path) {
    // https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Get-Funding-Rate-History
    case '/fapi/v1/fundingRate': {
      const limit = Math.min(number('limit', 100), 1_000);
      const paid = market.paidBetween(number('startTime', 0), number('endTime', ever));
      return paid.slice(0, limit).map(({ time, rate }) => ({
        ...{ symbol: 'BTCUSDT', fundingTime: time, fundingRate: rate.toFixed(8), markPrice: '100.00000000' },
      }));
    }
    case '/fapi/v1/klines':
      return market
        .barsBetween(number('startTime', 0), number('endTime', ever), minutesOf(query.get('interval')))
        .slice(0, Math.min(number('limit', 500), 1_500));
    // https://bybit-exchange.github.io/docs/v5/market/history-fund-rate
    case '/v5/market/funding/history': {
      if (query.has('startTime') && !query.has('endTime'))
        return { retCode: 10001, retMsg: 'The time range is invalid', result: {}, time: Date.now() };
      const limit = Math.min(number('limit', 200), 200);
      const paid = market.paidBetween(number('startTime', 0), number('endTime', ever));
      return bybit(
        paid
          .slice(-limit)
          .reverse()
          .map(({ time, rate }) => ({
            ...{ symbol: 'BTCUSDT', fundingRate: rate.toFixed(8), fundingRateTimestamp: String(time) },
          })),
      );
    }
    case '/v5/market/kline': {
      const limit = Math.min(number('limit', 200), 1_000);
      const rows = market.barsBetween(number('start', 0), number('end', ever), number('interval', 1));
      // From a start on, so many; newest first.
      return bybit(
        rows
          .slice(0, limit)
          .reverse()
          .map((row) => [...row.map(String), '0']),
      );
    }
    // https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate-history
    case '/api/v5/public/funding-rate-history': {
      const limit = Math.min(number('limit', 100), 100);
      const paid = market.paidBetween(number('before', -1) + 1, number('after', ever) - 1);
      return okx(
        paid
          .slice(-limit)
          .reverse()
          .map(({ time, rate }) => ({
            ...{
              instType: 'SWAP',
              instId: 'BTC-USDT-SWAP',
              formulaType: 'withRate',
              method: 'current_period',
            },
            ...{ fundingRate: rate.toFixed(8), realizedRate: rate.toFixed(8), fundingTime: String(time) },
          })),
      );
    }
    case '/api/v5/market/candles':
    case '/api/v5/market/history-candles': {
      const limit = Math.min(number('limit', 100), 300);
      const minutes = minutesOf(query.get('bar')?.toLowerCase() ?? null);
      const rows = market.barsBetween(number('before', -1) + 1, number('after', ever) - 1, minutes);
      return okx(
        rows
          .slice(-limit)
          .reverse()
          .map((row) => [...row.map(String), '0', '0', '1']),
      );
    }
    default:
      return listing(path, query);
  }
}

function bybit(list: readonly unknown[]): object {
  return { retCode: 0, retMsg: 'OK', result: { category: 'linear', list }, retExtInfo: {}, time: Date.now() };
}

function okx(data: readonly unknown[]): object {
  return { code: '0', msg: '', data };
}

/** `1h`, `4h`, `15m`, `1d`. */
function minutesOf(length: string | null): number {
  const unit = { m: 1, h: 60, d: 1_440 }[length?.at(-1) ?? 'm'] ?? 1;
  return Number.parseInt(length ?? '1', 10) * unit;
}

/** What is traded: one perpetual a venue. */
function listing(path: string, query: URLSearchParams): unknown {
  if (path === '/fapi/v1/exchangeInfo') return { symbols: [binancePerpetual] };
  if (path === '/v5/market/instruments-info')
    return bybit(query.get('category') === 'linear' && !query.has('status') ? [bybitPerpetual] : []);
  if (path === '/api/v5/public/instruments')
    return okx(query.get('instType') === 'SWAP' ? [okxPerpetual] : []);
  return undefined;
}

const binancePerpetual = {
  ...{ symbol: 'BTCUSDT', pair: 'BTCUSDT', contractType: 'PERPETUAL', status: 'TRADING' },
  ...{ baseAsset: 'BTC', quoteAsset: 'USDT', marginAsset: 'USDT', deliveryDate: 4_133_404_800_000 },
  ...{ pricePrecision: 2, quantityPrecision: 3, onboardDate: 1_569_398_400_000, orderTypes: ['LIMIT'] },
  filters: [{ filterType: 'PRICE_FILTER', minPrice: '0.10', maxPrice: '4529764', tickSize: '0.10' }],
};

const bybitPerpetual = {
  ...{ symbol: 'BTCUSDT', contractType: 'LinearPerpetual', status: 'Trading', baseCoin: 'BTC' },
  ...{ quoteCoin: 'USDT', settleCoin: 'USDT', launchTime: '1584230400000', deliveryTime: '0' },
  ...{ priceScale: '2', fundingInterval: 480, leverageFilter: { minLeverage: '1', maxLeverage: '100' } },
  priceFilter: { minPrice: '0.10', maxPrice: '1999999.80', tickSize: '0.10' },
  lotSizeFilter: { maxOrderQty: '1190.000', minOrderQty: '0.001', qtyStep: '0.001' },
};

const okxPerpetual = {
  ...{
    instType: 'SWAP',
    instId: 'BTC-USDT-SWAP',
    uly: 'BTC-USDT',
    instFamily: 'BTC-USDT',
    settleCcy: 'USDT',
  },
  ...{ baseCcy: '', quoteCcy: '', ctVal: '0.01', ctMult: '1', ctValCcy: 'BTC', ctType: 'linear' },
  ...{ tickSz: '0.1', lotSz: '0.01', minSz: '0.01', state: 'live', listTime: '1606468572000', expTime: '' },
};
