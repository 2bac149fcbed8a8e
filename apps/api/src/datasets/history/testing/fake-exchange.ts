import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Paid, perpetualAnswer, type Row } from './fake-perpetuals.js';

const minute = 60_000;

/** What the fake's market traded at a minute: any function of time, so that every bar can be checked. */
export function priceAt(time: number): number {
  return 100 + Math.round(1_000 * Math.sin(time / (37 * minute))) / 100;
}

/** Rate that the fake's perpetual paid for the hour up to a time. */
export function rateAt(time: number): number {
  return Math.round(1_000 * Math.sin(time / (17 * 60 * minute))) / 1e7;
}

/**
 * A server that speaks enough of the public HTTP interfaces of Binance, Bybit, Deribit and OKX to be asked for history,
 * and that fails on demand. It shows how the client pages, waits, keeps and goes on; not what the real exchanges do.
 */
export class FakeExchange {
  /** Paths of the requests for bars, in order. */
  readonly asked: string[] = [];
  /** Answers that are given instead, one for each coming request for bars. */
  readonly troubles: ((response: ServerResponse) => void)[] = [];
  /** Open of the first bar that was ever traded. */
  listedAt = Date.UTC(2023, 0, 1);
  /** Time of the first funding rate that is told. */
  ratesFrom = Date.UTC(2023, 0, 1);
  /** Hours between two payments, except on Deribit. */
  paidEvery = 8;
  /** Bars that an answer holds at most. */
  most = 1_000;
  /** Changes what the market shows at a time. */
  distort: (time: number, row: number[]) => number[] = (_, row) => row;
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const json = (body: unknown) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const number = (name: string) => Number(searchParams.get(name));
    if (pathname === '/api/v3/exchangeInfo') return void json({ symbols: [binanceMarket] });
    if (pathname === '/dapi/v1/exchangeInfo') return void json({ symbols: [] });
    if (pathname.endsWith('/exchangeInfo') || pathname.includes('/instruments')) {
      const listed = perpetualAnswer(pathname, searchParams, this);
      if (listed !== undefined) return void json(listed);
    }
    if (pathname === '/api/v2/public/get_currencies') return void json({ result: [{ currency: 'BTC' }] });
    if (pathname === '/api/v2/public/get_instruments') return void json({ result: [deribitMarket] });
    this.asked.push(`${pathname}${new URL(request.url ?? '/', 'http://fake').search}`);
    const trouble = this.troubles.shift();
    if (trouble) {
      trouble(response);
      return;
    }
    if (pathname === '/api/v3/klines') {
      return void json(this.rows(number('startTime'), Number.MAX_SAFE_INTEGER, number('limit') || 500));
    }
    if (pathname === '/api/v2/public/get_tradingview_chart_data') {
      const rows = this.rows(number('start_timestamp'), number('end_timestamp'), 5_000);
      const column = (index: number) => rows.map((row) => row[index]);
      const status = rows.length > 0 ? 'ok' : 'no_data';
      return void json({
        result: {
          status,
          ticks: column(0),
          open: column(1),
          high: column(2),
          low: column(3),
          close: column(4),
          volume: column(5),
        },
      });
    }
    if (pathname === '/api/v2/public/get_funding_rate_history') {
      return void json({ result: this.rates(number('start_timestamp'), number('end_timestamp')) });
    }
    const told = perpetualAnswer(pathname, searchParams, this);
    if (told !== undefined) return void json(told);
    response.writeHead(404).end();
  }

  /** Payments of the perpetuals of Binance, Bybit and OKX, some milliseconds late as theirs are. */
  paidBetween(since: number, until: number): Paid[] {
    const step = this.paidEvery * 60 * minute;
    const paid: Paid[] = [];
    const first = Math.max(Math.floor(since / step) * step, this.ratesFrom);
    for (let due = first; due <= Math.min(until, Date.now()); due += step) {
      const time = due + 3;
      if (time >= since && time <= until) paid.push({ time, rate: rateAt(due) });
    }
    return paid;
  }

  /** Bars of so many minutes, made of the first and the last price. */
  barsBetween(since: number, until: number, minutes: number): Row[] {
    const step = minutes * minute;
    const rows: Row[] = [];
    const first = Math.max(Math.ceil(since / step) * step, this.listedAt);
    for (let time = first; time <= Math.min(until, Date.now()) && rows.length < 2_000; time += step) {
      const [open, close] = [priceAt(time), priceAt(time + step)];
      rows.push([time, open, Math.max(open, close), Math.min(open, close), close, 3]);
    }
    return rows;
  }

  /** Hourly, as Deribit gives them: the interest of the hour, and that of the last eight. */
  private rates(since: number, until: number): object[] {
    const hour = 60 * minute;
    const first = Math.max(Math.ceil(since / hour) * hour, this.ratesFrom);
    const rows: object[] = [];
    for (let time = first; time <= until && rows.length < 744; time += hour) {
      rows.push({
        timestamp: time,
        index_price: priceAt(time),
        prev_index_price: priceAt(time - hour),
        interest_8h: rateAt(time) * 8,
        interest_1h: rateAt(time),
      });
    }
    return rows;
  }

  /** Bars as Binance gives them, as an answer that stands in for the usual one. */
  answerRows(response: ServerResponse, since: number, count: number): void {
    const rows = this.rows(since, Number.MAX_SAFE_INTEGER, count);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(rows));
  }

  private rows(since: number, until: number, limit: number): number[][] {
    const first = Math.max(Math.ceil(since / minute) * minute, this.listedAt);
    const end = Math.min(until, Date.now());
    const rows: number[][] = [];
    for (let time = first; time <= end && rows.length < Math.min(limit, this.most); time += minute) {
      const [open, close] = [priceAt(time), priceAt(time + minute)];
      rows.push(
        this.distort(time, [time, open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close, 3]),
      );
    }
    return rows;
  }
}

/** A refusal as the exchange writes it: too many requests. */
export function tooMany(response: ServerResponse): void {
  response
    .writeHead(429, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ code: -1003, msg: 'Too many requests; <b>wait</b>.' }));
}

/** As `tooMany`, in the words of Bybit, which answers 200. */
export function tooManyOfBybit(response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ retCode: 10006, retMsg: 'Too many visits!', result: {}, time: Date.now() }));
}

/** As `tooMany`, in the words of OKX. */
export function tooManyOfOkx(response: ServerResponse): void {
  response
    .writeHead(429, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ code: '50011', msg: 'Too Many Requests', data: [] }));
}

/** The connection breaks in the middle of an answer. */
export function cutOff(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('[[1700000000000,');
  response.destroy();
}

const binanceMarket = {
  symbol: 'BTCUSDT',
  status: 'TRADING',
  baseAsset: 'BTC',
  quoteAsset: 'USDT',
  baseAssetPrecision: 8,
  quotePrecision: 8,
  isSpotTradingAllowed: true,
  permissions: ['SPOT'],
  permissionSets: [['SPOT']],
  orderTypes: ['LIMIT'],
  filters: [
    { filterType: 'PRICE_FILTER', minPrice: '0.01', maxPrice: '1000000', tickSize: '0.01' },
    { filterType: 'LOT_SIZE', minQty: '0.00001', maxQty: '9000', stepSize: '0.00001' },
  ],
};

const deribitMarket = {
  instrument_name: 'BTC-PERPETUAL',
  kind: 'future',
  settlement_period: 'perpetual',
  base_currency: 'BTC',
  quote_currency: 'USD',
  counter_currency: 'USD',
  settlement_currency: 'BTC',
  is_active: true,
  tick_size: 0.5,
  contract_size: 10,
  min_trade_amount: 10,
  maker_commission: 0,
  taker_commission: 0.0005,
  expiration_timestamp: 32_503_708_800_000,
  creation_timestamp: 1_534_167_754_000,
};
