import type { TradingDays } from '../lex/timeframes.js';

/** Stocks, funds, indices, currencies and commodities. */
const traditional: ReadonlySet<string> = words(
  'SPY QQQ SPX NDX DJI DAX AAPL TSLA NVDA MSFT AMZN GOOGL GOOG NFLX AMD META XAU XAG XCU WTI EURUSD ' +
    'GBPUSD USDJPY IWM TLT GLD VIX COIN MSTR PLTR GME AMC BA DIS JPM GS BAC KO WMT INTC PYPL UBER ' +
    'CRM ORCL IBM DIA VOO VTI EEM XLE XLF XLK SMH ARKK SOXL TQQQ SQQQ UVXY HYG LQD USO UNG ES NQ MES MNQ MYM MGC MCL ' +
    'CL GC SI NG ZB ZN YM RTY DXY RUT FTSE AUDUSD USDCAD USDCHF NZDUSD EURGBP EURJPY GBPJPY PEP ' +
    'XOM CVX NKE JNJ PFE MRK UNH LLY ABBV AVGO QCOM ADBE CSCO TXN SHOP SNOW ABNB RBLX SOFI RIVN ' +
    'NIO BABA TSM ASML TGT SBUX MCD EFA AGG BIL IEF SHY EWJ VEA VWO BND XLV XLI XLP XLU XLY XLB ' +
    'XLC XLRE SCHD SPXL UPRO TMF VXX SVXY DBC GDX SLV NIFTY BANKNIFTY FINNIFTY SENSEX USTEC STOXX ' +
    'BRENT CAC IBEX HSI NIKKEI RELIANCE HDFC HDFCBANK ICICIBANK INFY TCS SBIN ' +
    'XPT XPD WHEAT CORN SOYBEANS COFFEE SUGAR COCOA COTTON RICE OATS LUMBER CATTLE HOGS OJ HEATINGOIL GASOLINE F COST ' +
    'NATGAS VEU VXUS VTV VUG VNQ VGK VYM VIG IWF IWD IWN IJH IJR MDY RSP MTUM QUAL USMV SPLV VLUE IEI TIP JNK EMB MUB ' +
    'BNDX EWG EWU EWZ EWY EWT INDA FXI MCHI KWEB ACWI ACWX GSG PDBC CPER URA XME XOP XBI IBB KRE KBE XHB XRT ITB ' +
    'IYR DGRO JEPI SGOV SHV GOVT EDV ZROZ SSO SDS PSQ SPXU SPXS TNA TZA UDOW SDOW LABU GDXJ PPLT PALL UUP FXE FXY ' +
    'VIXY SVIX IWDA VWCE CSPX HD PG CAT GE GM VZ WFC AXP BLK SCHW UPS FDX CMCSA CRWD PANW DDOG MDB MARA RIOT CLSK ' +
    'MU AMAT LRCX KLAC SMCI DELL INTU LULU TJX BKNG DAL UAL LMT RTX NOC BIIB GILD AMGN VRTX REGN MRNA NVO AZN ' +
    'ROKU PINS SNAP EBAY LCID PDD BIDU MELI BHP FCX NEM OXY COP SLB HAL MPC VLO NEE DUK MDLZ',
);

/** Coins whose tickers are ordinary words when written in lower case. */
const coins: ReadonlySet<string> = words(
  'LINK NEAR UNI OP FTM INJ SEI TIA WIF BONK ALGO VET ICP HBAR EOS ETC MKR SAND MANA GRT CRV ' +
    'LDO RUNE STX IMX HYPE ENA JUP PYTH ORDI KAS XTZ ZEC DASH NEO QNT SNX COMP SUSHI YFI CAKE ' +
    'AXS CHZ ENJ FLOW GALA THETA EGLD WLD TAO',
);

/** Indices that are watched, not traded. */
const gauges: ReadonlySet<string> = words('VIX DXY TOTAL TOTAL2 TOTAL3');

/** Tickers that count in capitals only. */
export const capitalTickers: ReadonlySet<string> = new Set([...coins, ...traditional]);

/** Tickers that are other words even in capitals: markets only where nothing but a market can stand. */
export const wordTickers: ReadonlySet<string> = words('ONE T F C V O A IT ALL ON SO NOW KEY LOW');

/** Stocks whose tickers are other words: they are named only where nothing but a market can stand. */
const stockWords: ReadonlySet<string> = words('T F C V MA ALL ON NOW KEY LOW GM');

/** Capitals of traders' talk that name no market. */
export const talk: ReadonlySet<string> = words(
  'ATM OTM ITM DTE IV HV IVR PMCC CSP CSPS LEAP LEAPS PCS CCS BWB MM TP SL BE HTF LTF PNL ROI ATH ATL EOD EOM EOY ' +
    'OHLC FX SSVI SVI HA VWMA SMMA ALMA ZLEMA LSMA FRAMA CMO TSI CMF PE CE NFP FOMC CPI PPI GDP LONG SHORT FLAT ' +
    'DCA TWAP VWAP OCO GTC IOC FOK NY NYC LDN ET EST EDT CET UTC GMT IST AND OR NOT',
);

const fiat: ReadonlySet<string> = words(
  'USD EUR GBP JPY CHF AUD NZD CAD HKD SGD SEK NOK DKK MXN ZAR TRY INR BRL KRW PLN CNH CZK HUF ILS THB',
);
const metals: ReadonlySet<string> = words('XAU XAG XPT XPD XCU');

/** What a symbol is quoted in, after a slash or a hyphen or run together. */
export const quoteCurrencies: ReadonlySet<string> = new Set([
  ...words('USDT USDC BUSD TUSD FDUSD DAI PERP PERPETUAL'),
  ...fiat,
]);

/** Indices as brokers call them: `US30`, `NAS100`, `GER40`. */
const brokerIndices: ReadonlySet<string> = words(
  'US30 US100 US500 US2000 NAS100 USTEC100 SPX500 SP500 WS30 DJ30 GER30 GER40 DE30 DE40 UK100 JP225 JPN225 FRA40 HK50 ' +
    'AUS200 EU50 EUSTX50 ESP35 IT40 TOTAL2 TOTAL3',
);

/** Endings that name the exchange of a stock: `RELIANCE.NS`, `SAP.DE`. */
export const stockEndings: ReadonlySet<string> = words('NS BO L DE PA TO AX HK SW MI AS SI NZ MC A B');

/** Names of exchanges and feeds before a colon, as charts write them: `NASDAQ:AAPL`. */
export const chartFeeds: ReadonlySet<string> = words(
  'NASDAQ NYSE AMEX NSE BSE MCX OANDA FX FXCM TVC CBOE INDEX CAPITALCOM PEPPERSTONE FOREXCOM SP DJ XETR LSE TSX ' +
    'CRYPTOCAP COMEX NYMEX CBOT CME ARCA BATS',
);

/** Whether letters with a number are an index as brokers call it. */
export function isBrokerIndex(symbol: string): boolean {
  return brokerIndices.has(symbol);
}

/** `EURUSD`, `xauusd`: two currencies, or a metal in a currency. */
export function isCurrencyPair(symbol: string): boolean {
  const [base, quote] = [symbol.slice(0, 3), symbol.slice(3)];
  return fiat.has(quote) && (fiat.has(base) || metals.has(base));
}

/** Stocks, indices, currencies and commodities: no crypto exchange trades them. */
export function isTraditional(symbol: string): boolean {
  const [name = symbol, ending] = symbol.split('.');
  if (ending !== undefined && stockEndings.has(ending)) return true;
  const plain = name.replace(/[/_-]/g, '');
  return (
    traditional.has(name) ||
    brokerIndices.has(name) ||
    stockWords.has(name) ||
    isCurrencyPair(plain) ||
    /^[A-Z]{1,3}[12]!$/.test(name)
  );
}

/** The days on which a market trades. */
export function tradingDays(symbol: string | undefined): TradingDays {
  return symbol !== undefined && isTraditional(symbol) ? 'weekdays' : 'every-day';
}

/** Indices that are watched, not traded. */
export function isGauge(symbol: string): boolean {
  return gauges.has(symbol);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
