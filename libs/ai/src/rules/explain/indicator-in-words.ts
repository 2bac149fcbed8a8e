import { type FlowNode, findKind } from '@strategy-builder/domain';
import { type Expression, parseFormula } from '@strategy-builder/language';
import { type NodesByName, seriesInWords } from './condition-in-words.js';
import { fedBy } from './edges-into.js';

const titles: Readonly<Record<string, string>> = {
  rsi: 'RSI',
  sma: 'SMA',
  ema: 'EMA',
  wma: 'WMA',
  wilder: 'RMA',
  dema: 'DEMA',
  tema: 'TEMA',
  hma: 'HMA',
  macd: 'MACD',
  bollinger: 'Bollinger Bands',
  atr: 'ATR',
  roc: 'rate of change',
  momentum: 'momentum indicator',
  stdev: 'standard deviation',
  zscore: 'z-score',
  stochastic: 'stochastic',
  adx: 'ADX',
  cci: 'CCI',
  mfi: 'MFI',
  williams_r: 'Williams %R',
  obv: 'OBV',
  vwap: 'VWAP',
  donchian: 'Donchian channel',
  keltner: 'Keltner channel',
  supertrend: 'Supertrend',
  ichimoku: 'Ichimoku',
  volume_average: 'volume SMA',
  kama: 'KAMA',
  ppo: 'PPO',
  trix: 'TRIX',
  stoch_rsi: 'stochastic RSI',
  aroon: 'Aroon',
  parabolic_sar: 'parabolic SAR',
  heikin_ashi: 'Heikin Ashi',
  linreg: 'linear regression',
  linreg_slope: 'linear regression slope',
  bollinger_percent_b: 'Bollinger %B',
  percent_rank: 'percent rank',
  realised_volatility: 'realised volatility',
  pivot_points: 'pivot points',
  session_vwap: 'session VWAP',
  rolling_vwap: 'rolling VWAP',
  true_range: 'true range',
  three_white_soldiers: 'three white soldiers',
  three_black_crows: 'three black crows',
};

const outputs: Readonly<Record<string, string>> = {
  upper: 'upper band',
  lower: 'lower band',
  middle: 'middle band',
  signal: 'signal line',
  histogram: 'histogram',
  macd: 'MACD line',
  k: '%K',
  d: '%D',
  adx: '',
  plus_di: '+DI',
  minus_di: '-DI',
  tenkan: 'tenkan',
  kijun: 'kijun',
  senkou_a: 'senkou A',
  senkou_b: 'senkou B',
  line: 'supertrend line',
  direction: 'direction',
  up: 'up line',
  down: 'down line',
  oscillator: 'oscillator',
  sar: '',
  ha_open: 'open',
  ha_high: 'high',
  ha_low: 'low',
  ha_close: 'close',
  pivot: '',
  r1: 'R1',
  r2: 'R2',
  s1: 'S1',
  s2: 'S2',
};

export function withOutput(indicator: string, member: string | null): string {
  if (member === null) return indicator;
  const words = outputs[member] ?? member;
  return words === '' ? indicator : `${indicator} ${words}`;
}

/** `RSI(14)`, `EMA(20) of the volume`, `ETH/USDT RSI(14)`. */
export function indicatorInWords(node: FlowNode, names: NodesByName): string | null {
  const ratio = ratioInWords(node, names);
  if (ratio !== null) return ratio;
  const kind = findKind('function', node.kind);
  const title = titles[node.kind];
  if (kind === undefined || title === undefined) return null;
  const numbers = kind.params
    .map((one) => node.params[one.name])
    .filter((value) => typeof value === 'number');
  const named = numbers.length === 0 ? title : `${title}(${numbers.join(', ')})`;
  const own = otherMarket(node, names);
  const resampled = node.formula === undefined ? null : resampledIn(node.formula);
  const read = resampled === null ? node : { ...node, formula: resampled.formula };
  const source = sourceInWords(read, kind.formula ?? '', names);
  if (source === null) return null;
  return `${own}${resampled === null ? '' : `${resampled.timeframe} `}${named}${source === '' ? '' : ` of ${source}`}`;
}

/** `the ratio of BTC to ETH`, `correlation(30) of the ratio of BTC to ETH`; null for any other formula. */
function ratioInWords(node: FlowNode, names: NodesByName): string | null {
  if (node.formula === undefined || (node.kind !== 'custom' && node.kind !== 'correlation')) return null;
  const formula = expressionOf(node.formula);
  const inside = names.inside(node);
  if (formula === null || inside === null) return null;
  const symbolOf = (part: Expression | undefined): string | null => {
    if (part?.kind !== 'member' || part.member !== 'close') return null;
    const symbol = inside.node(part.port)?.params.symbol;
    return typeof symbol === 'string' ? symbol : null;
  };
  const related = node.kind === 'correlation' && formula.kind === 'call' ? formula.arguments : null;
  const premium = node.kind === 'custom' ? premiumInWords(formula, inside) : null;
  if (premium !== null) return premium;
  const log = formula.kind === 'call' && formula.name === 'log';
  const plain = log ? formula.arguments[0] : formula;
  const divided =
    node.kind === 'custom' && plain?.kind === 'binary' && plain.operator === '/'
      ? [plain.left, plain.right]
      : null;
  const [left, right] = related ?? divided ?? [];
  const [of, to] = [symbolOf(left), symbolOf(right)];
  if (of === null || to === null) return null;
  const ratio = `the ${log ? 'log ' : ''}ratio of ${of} to ${to}`;
  return related === null ? ratio : `correlation(${String(node.params.period)}) of ${ratio}`;
}

/** `(a.close / b.close - 1) * 100` is the premium of one market over another in percent. */
function premiumInWords(formula: Expression, inside: NodesByName): string | null {
  if (formula.kind !== 'binary' || formula.operator !== '*' || formula.left.kind !== 'binary') return null;
  const { left: share } = formula;
  if (formula.right.kind !== 'number' || formula.right.value !== 100 || share.operator !== '-') return null;
  if (share.right.kind !== 'number' || share.right.value !== 1 || share.left.kind !== 'binary') return null;
  const { left, right, operator } = share.left;
  if (operator !== '/' || left.kind !== 'member' || right.kind !== 'member') return null;
  const [of, over] = [marketInWords(inside.node(left.port)), marketInWords(inside.node(right.port))];
  return of === null || over === null ? null : `the premium of ${of} over ${over}`;
}

/** `BTC on kraken`: a market with what sets it apart from others of its symbol. */
function marketInWords(node: FlowNode | undefined): string | null {
  const symbol = node?.params.symbol;
  if (typeof symbol !== 'string' || node === undefined) return null;
  const { market, exchange } = node.params;
  const kind = typeof market === 'string' && market !== '' && market !== 'spot' ? ` ${market}` : '';
  return `${symbol}${kind}${typeof exchange === 'string' && exchange !== '' ? ` on ${exchange}` : ''}`;
}

/** Whether an indicator reads another market than its reader. */
export function isOnOtherMarket(node: FlowNode, names: NodesByName): boolean {
  return otherMarket(node, names) !== '';
}

/** The market that the strategy trades, before what is read of it. */
export function ownSymbol({ flow, reader }: NodesByName): string {
  if (flow === null) return '';
  const source = fedBy(flow, reader.id);
  const symbol =
    source !== undefined && Object.hasOwn(flow.nodes, source) ? flow.nodes[source]?.params.symbol : undefined;
  return typeof symbol === 'string' ? `${symbol} ` : '';
}

/** The market of an indicator that is not that of the strategy. */
function otherMarket(node: FlowNode, names: NodesByName): string {
  const { flow, reader } = names;
  if (flow === null) return '';
  const own = fedBy(flow, node.id);
  const read = fedBy(flow, reader.id);
  if (own === undefined || read === undefined || own === read) return '';
  const symbol = Object.hasOwn(flow.nodes, own) ? flow.nodes[own]?.params.symbol : undefined;
  if (typeof symbol !== 'string') return '';
  return isOfFunding(node, names) ? `${symbol} funding ` : `${symbol} `;
}

/** Whether an indicator is computed on a funding rate, which is no price. */
export function isOfFunding(node: FlowNode, { flow }: NodesByName): boolean {
  const own = flow === null ? undefined : fedBy(flow, node.id);
  return own !== undefined && flow !== null && Object.hasOwn(flow.nodes, own)
    ? flow.nodes[own]?.params.market === 'funding'
    : false;
}

/** `sma(close, period)@1d`: the formula without its bars, and the bars. */
function resampledIn(formula: string): { readonly formula: string; readonly timeframe: string } | null {
  const at = formula.lastIndexOf(')@');
  return at < 0 ? null : { formula: formula.slice(0, at + 1), timeframe: formula.slice(at + 2) };
}

/** What an indicator is computed on; '' for the close, null when the formula is another one altogether. */
function sourceInWords(node: FlowNode, standard: string, names: NodesByName): string | null {
  if (node.formula === undefined || node.formula === standard) return '';
  const own = expressionOf(node.formula);
  const usual = expressionOf(standard);
  if (own?.kind !== 'call' || usual?.kind !== 'call' || own.name !== usual.name) return null;
  const source = own.arguments[0];
  const inside = names.inside(node);
  if (source === undefined || inside === null) return null;
  return seriesInWords(source, inside);
}

/** The expression of a one-line formula; null when it can't be read. */
export function expressionOf(formula: string): Expression | null {
  const parsed = parseFormula(formula);
  return parsed.ok && parsed.value.kind === 'expression' ? parsed.value.expression : null;
}
