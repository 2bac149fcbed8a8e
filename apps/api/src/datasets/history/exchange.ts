import ccxt, { type Exchange as CcxtExchange } from 'ccxt';
import { hour, type PaidRate } from './fetch-funding.js';
import { type Venue, venues } from './venues.js';

/** Open time in Unix milliseconds, open, high, low, close, volume. */
export type ExchangeBar = readonly [number, number, number, number, number, number];

/** Why an exchange gave no bars. `again`: the same request may succeed later. */
export class ExchangeRefusal extends Error {
  override readonly name = 'ExchangeRefusal';
  constructor(
    readonly code: 'symbol-not-found' | 'timeframe-not-offered' | 'exchange-unavailable' | 'exchange-refused',
    message: string,
  ) {
    super(message);
  }
}

/** One exchange's public history, at the pace that it allows. */
export class ExchangeHistory {
  private constructor(
    private readonly exchange: CcxtExchange,
    private readonly venue: Venue,
    private readonly symbol: string,
    private readonly timeframe: string,
    /** Whether the symbol is a perpetual, which pays funding. */
    readonly perpetual: boolean,
  ) {}

  get title(): string {
    return venues[this.venue].title;
  }

  /** Milliseconds whose funding rates come at once, were they paid each hour; null where the exchange tells none. */
  get rateWindow(): number | null {
    const { ratesAtOnce } = venues[this.venue] as { readonly ratesAtOnce?: number };
    const told = this.exchange.has.fetchFundingRateHistory === true && ratesAtOnce !== undefined;
    return told ? ratesAtOnce * hour : null;
  }

  /**
   * Looks the symbol up, as the exchange or as people write it (`BTC/USDT`, `BTC-PERPETUAL`).
   * @param origin where requests go instead of the exchange's hosts, for tests
   * @throws ExchangeRefusal
   */
  static async open(
    venue: Venue,
    symbol: string,
    timeframe: string,
    origin?: string,
  ): Promise<ExchangeHistory> {
    const { library, title } = venues[venue];
    const exchange = new ccxt[library]({ enableRateLimit: true, timeout: 20_000 }) as unknown as CcxtExchange;
    if (origin !== undefined) Object.assign(exchange.urls, redirected(exchange.urls, origin));
    if (!Object.hasOwn(exchange.timeframes, timeframe)) {
      throw new ExchangeRefusal(
        'timeframe-not-offered',
        `${title} has no bars of ${timeframe}. It has ${Object.keys(exchange.timeframes).join(', ')}; longer bars can be made of shorter ones.`,
      );
    }
    await asking(title, () => exchange.loadMarkets());
    const markets: Readonly<Record<string, { id?: string; symbol: string; swap?: boolean }>> =
      exchange.markets ?? {};
    const market = Object.hasOwn(markets, symbol)
      ? markets[symbol]
      : Object.values(markets).find(({ id }) => id === symbol);
    if (market === undefined) throw notListed(Object.keys(markets), title, symbol);
    return new ExchangeHistory(exchange, venue, market.symbol, timeframe, market.swap === true);
  }

  /** Bars from `since` on, as many as the exchange gives at once. @throws ExchangeRefusal after several tries */
  async barsSince(since: number, limit: number): Promise<readonly ExchangeBar[]> {
    const rows = await asking(this.title, () =>
      this.exchange.fetchOHLCV(this.symbol, this.timeframe, since, limit),
    );
    return rows.map(
      (row) => row.slice(0, 6).map((value) => Number(value ?? Number.NaN)) as unknown as ExchangeBar,
    );
  }

  /** Funding rates that were paid in [since, until). @throws ExchangeRefusal after several tries */
  async ratesBetween(since: number, until: number): Promise<readonly PaidRate[]> {
    // OKX pages from the newest on and knows the end by another name.
    const end = this.venue === 'okx' ? { after: String(until) } : { until: until - 1 };
    const { ratesAtOnce: limit } = venues[this.venue] as { readonly ratesAtOnce?: number };
    const rows = await asking(this.title, () =>
      this.exchange.fetchFundingRateHistory(this.symbol, since, limit, end),
    );
    return rows.map((row) => [row.timestamp ?? Number.NaN, rateIn(row)]);
  }
}

const tries = 5;

/** Deribit tells the rate of each hour and, in each row, that of the last eight; ccxt takes the latter. */
function rateIn({ info, fundingRate }: { info?: { interest_1h?: unknown }; fundingRate?: unknown }): number {
  return Number(info?.interest_1h ?? fundingRate ?? Number.NaN);
}

/** Asks again, later each time, when the network or the exchange fails in a way that passes. */
async function asking<Answer>(title: string, ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ccxt.NetworkError)) {
        throw new ExchangeRefusal('exchange-refused', `${title} refused: ${said(error)}`);
      }
      if (attempt === tries) {
        throw new ExchangeRefusal(
          'exchange-unavailable',
          `${title} can't be reached or asks to wait: ${said(error)}. Try again later; what was fetched is kept.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, firstPause * 2 ** (attempt - 1)));
    }
  }
}

const firstPause = 500;

/** What an exchange says is data: one short line of it. */
function said(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);
}

function notListed(symbols: readonly string[], title: string, symbol: string): ExchangeRefusal {
  const [base = ''] = symbol.toUpperCase().split(/[-/:]/);
  const near = symbols.filter((candidate) => candidate.startsWith(`${base}/`)).slice(0, 8);
  const hint = near.length > 0 ? `It lists ${near.join(', ')}.` : 'Check the spelling, such as BTC/USDT.';
  return new ExchangeRefusal('symbol-not-found', `${title} lists no ${symbol}. ${hint}`);
}

/** Addresses of the exchange with another origin, whatever their nesting. */
function redirected(urls: unknown, origin: string): unknown {
  if (typeof urls === 'string') return urls.replace(/^https?:\/\/[^/]+/, origin);
  if (typeof urls !== 'object' || urls === null) return urls;
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, redirected(url, origin)]));
}
