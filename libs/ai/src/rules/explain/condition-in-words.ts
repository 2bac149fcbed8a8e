import { type Flow, type FlowNode, findKind } from '@strategy-builder/domain';
import { formulaText, namesOf } from './formula-text.js';
import { type Formula, readFormula } from './read-formula.js';

/** What the names of a formula stand for. */
export interface NodesByName {
  /** The node that is bound to a port. */
  node(name: string): FlowNode | undefined;
  /** Names inside that node's own formula. */
  inside(node: FlowNode): NodesByName | null;
  readonly flow: Flow | null;
  readonly reader: FlowNode;
}

const comparisons: Readonly<Record<string, string>> = {
  '>': 'is above',
  '<': 'is below',
  '>=': 'is at or above',
  '<=': 'is at or below',
  '==': 'equals',
};

/** A formula of truth values in words, or null when it has a form that words can't carry. */
export function conditionInWords(formula: Formula, names: NodesByName): string | null {
  return spokenCondition(formula, names) ?? quoted(formula);
}

/** What words can't carry stands between backticks, as long as it reads prices only. */
function quoted(formula: Formula): string | null {
  return namesOf(formula).every((name) => fields[name] !== undefined) ? `\`${formulaText(formula)}\`` : null;
}

function spokenCondition(formula: Formula, names: NodesByName): string | null {
  switch (formula.kind) {
    case 'binary': {
      if (formula.op === 'and' || formula.op === 'or') {
        const left = operandInWords(formula.left, formula.op, names);
        const right = operandInWords(formula.right, formula.op, names);
        return left === null || right === null ? null : `${left} ${formula.op} ${right}`;
      }
      const counted = countInWords(formula, names);
      if (counted !== null) return counted;
      const near = nearnessInWords(formula, names);
      if (near !== null) return near;
      const words = comparisons[formula.op];
      const left = seriesInWords(formula.left, names);
      const right = seriesInWords(formula.right, names);
      if (words === undefined || left === null || right === null) return null;
      return `${left} ${words} ${right}`;
    }
    case 'call': {
      if (formula.name !== 'crosses_above' && formula.name !== 'crosses_below') return null;
      const [from, to] = formula.args;
      if (from === undefined || to === undefined) return null;
      const left = seriesInWords(from, names);
      const right = seriesInWords(to, names);
      return left === null || right === null ? null : `${left} ${formula.name.replace('_', ' ')} ${right}`;
    }
    case 'not': {
      const inner = conditionInWords(formula.of, names);
      return inner === null ? null : `not (${inner})`;
    }
    default:
      return null;
  }
}

/** A part of an and/or: the other connective goes into parentheses, so that only one reading remains. */
function operandInWords(part: Formula, outer: string, names: NodesByName): string | null {
  const words = conditionInWords(part, names);
  if (words === null) return null;
  const mixed = part.kind === 'binary' && (part.op === 'and' || part.op === 'or') && part.op !== outer;
  return mixed ? `(${words})` : words;
}

/** `sum(if(c, 1, 0), n) == n` is "c for n bars", `> 0` is "c within the last n bars". */
function countInWords(
  formula: Extract<Formula, { readonly kind: 'binary' }>,
  names: NodesByName,
): string | null {
  const { left, right, op } = formula;
  if (left.kind !== 'call' || left.name !== 'sum' || right.kind !== 'number') return null;
  const [inner, window] = left.args;
  if (inner?.kind !== 'call' || inner.name !== 'if' || window?.kind !== 'number') return null;
  const [condition, yes, no] = inner.args;
  if (
    condition === undefined ||
    yes?.kind !== 'number' ||
    yes.value !== 1 ||
    no?.kind !== 'number' ||
    no.value !== 0
  )
    return null;
  const words = conditionInWords(condition, names);
  if (words === null) return null;
  const grouped =
    condition.kind === 'binary' && (condition.op === 'and' || condition.op === 'or') ? `(${words})` : words;
  if (op === '==' && right.value === window.value) return `${grouped} for ${window.value} bars`;
  return op === '>' && right.value === 0 ? `${grouped} within the last ${window.value} bars` : null;
}

/** `abs(a / b - 1) <= 0.02` is "a is within 2% of b". */
function nearnessInWords(
  formula: Extract<Formula, { readonly kind: 'binary' }>,
  names: NodesByName,
): string | null {
  const { left, right, op } = formula;
  if (op !== '<=' || right.kind !== 'number' || left.kind !== 'call' || left.name !== 'abs') return null;
  const [inner] = left.args;
  if (
    inner?.kind !== 'binary' ||
    inner.op !== '-' ||
    inner.right.kind !== 'number' ||
    inner.right.value !== 1
  )
    return null;
  if (inner.left.kind !== 'binary' || inner.left.op !== '/') return null;
  const from = seriesInWords(inner.left.left, names);
  const to = seriesInWords(inner.left.right, names);
  if (from === null || to === null) return null;
  return `${from} is within ${Number((right.value * 100).toPrecision(12))}% of ${to}`;
}

const fields: Readonly<Record<string, string>> = {
  close: 'the close',
  open: 'the opening price',
  high: 'the high',
  low: 'the low',
  volume: 'the volume',
  typical: 'the typical price',
};

const operators: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
};

/** A number series in words, or null. */
export function seriesInWords(formula: Formula, names: NodesByName): string | null {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'name':
      return nameInWords(formula.name, formula.member, names);
    case 'call':
      return callInWords(formula, names);
    case 'binary': {
      const word = operators[formula.op];
      const left = seriesInWords(formula.left, names);
      const right = seriesInWords(formula.right, names);
      if (word === undefined || left === null || right === null) return null;
      const from = formula.left.kind === 'binary' ? `(${left})` : left;
      const to = formula.right.kind === 'binary' ? `(${right})` : right;
      return `${from} ${word} ${to}`;
    }
    default:
      return null;
  }
}

function nameInWords(name: string, member: string | null, names: NodesByName): string | null {
  const plain = fields[name];
  if (plain !== undefined && member === null) return plain;
  const node = names.node(name);
  if (node === undefined) return null;
  if (node.type === 'data') {
    const symbol = node.params.symbol;
    return member === null || typeof symbol !== 'string'
      ? null
      : `${symbol} ${member === 'open' ? 'opening price' : member}`;
  }
  if (node.type !== 'function') return null;
  const indicator = indicatorInWords(node, names);
  return indicator === null ? null : withOutput(indicator, member);
}

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
};

function withOutput(indicator: string, member: string | null): string {
  if (member === null) return indicator;
  const words = outputs[member] ?? member;
  return words === '' ? indicator : `${indicator} ${words}`;
}

/** `RSI(14)`, `EMA(20) of the volume`, `ETH/USDT RSI(14)`. */
function indicatorInWords(node: FlowNode, names: NodesByName): string | null {
  const kind = findKind('function', node.kind);
  const title = titles[node.kind];
  if (kind === undefined || title === undefined) return null;
  const numbers = kind.params
    .map((one) => node.params[one.name])
    .filter((value) => typeof value === 'number');
  const named = numbers.length === 0 ? title : `${title}(${numbers.join(', ')})`;
  const own = otherMarket(node, names);
  const source = sourceInWords(node, kind.formula ?? '', names);
  if (source === null) return null;
  return `${own}${named}${source === '' ? '' : ` of ${source}`}`;
}

/** The market of an indicator that is not that of the strategy. */
function otherMarket(node: FlowNode, names: NodesByName): string {
  const { flow, reader } = names;
  if (flow === null) return '';
  const fedBy = (id: string): string | undefined =>
    Object.values(flow.edges).find((edge) => edge.target === id && edge.targetPort === 'bars')?.source;
  const own = fedBy(node.id);
  if (own === undefined || own === fedBy(reader.id) || fedBy(reader.id) === undefined) return '';
  const symbol = Object.hasOwn(flow.nodes, own) ? flow.nodes[own]?.params.symbol : undefined;
  return typeof symbol === 'string' ? `${symbol} ` : '';
}

/** What an indicator is computed on; '' for the close, null when the formula is another one altogether. */
function sourceInWords(node: FlowNode, standard: string, names: NodesByName): string | null {
  if (node.formula === undefined || node.formula === standard) return '';
  const own = readFormula(node.formula);
  const usual = readFormula(standard);
  if (own?.kind !== 'call' || usual?.kind !== 'call' || own.name !== usual.name) return null;
  const source = own.args[0];
  const inside = names.inside(node);
  if (source === undefined || inside === null) return null;
  return seriesInWords(source, inside);
}

function callInWords(
  formula: Extract<Formula, { readonly kind: 'call' }>,
  names: NodesByName,
): string | null {
  const [of, window] = formula.args;
  const bars = window?.kind === 'number' ? window.value : null;
  switch (formula.name) {
    case 'prev': {
      if (of === undefined || bars === null) return null;
      const words = seriesInWords(of, names);
      if (words === null) return null;
      const compound = of.kind === 'binary' ? `(${words})` : words;
      return `${compound} ${bars} ${bars === 1 ? 'bar' : 'bars'} ago`;
    }
    case 'highest':
    case 'lowest': {
      if (of?.kind !== 'name' || of.member !== null || bars === null) return null;
      const extreme = formula.name === 'highest' ? 'high' : 'low';
      if (of.name === extreme) return `the ${bars}-bar ${extreme}`;
      return of.name === 'close' ? `the ${formula.name} close of the last ${bars} bars` : null;
    }
    default:
      return null;
  }
}
