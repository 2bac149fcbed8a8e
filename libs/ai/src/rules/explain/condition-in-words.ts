import { type Flow, type FlowNode } from '@strategy-builder/domain';
import { type Expression, printExpression } from '@strategy-builder/language';
import { isAverage } from '../parse/average-names.js';
import {
  indicatorInWords,
  isOfFunding,
  isOnOtherMarket,
  ownSymbol,
  withOutput,
} from './indicator-in-words.js';
import { onPricesOnly } from './on-prices.js';
import { timeInWords } from './time-in-words.js';

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
export function conditionInWords(formula: Expression, names: NodesByName): string | null {
  return spokenCondition(formula, names) ?? quoted(formula, names);
}

/** What words can't carry stands between backticks, as long as it can be said of prices only. */
function quoted(formula: Expression, names: NodesByName): string | null {
  if (readsPricesOnly(formula)) return `\`${printExpression(formula)}\``;
  const inlined = onPricesOnly(formula, names, isNamedByThePlanner);
  return inlined === null ? null : `\`${inlined}\``;
}

/** `sma_200`: a name that planning the other sentences gives again. */
function isNamedByThePlanner({ id, kind, params }: FlowNode): boolean {
  return id === [kind, ...Object.values(params).filter((value) => typeof value === 'number')].join('_');
}

/** What something is compared with: a price beside an average, so that it is no length ("SMA 20 above 50" means SMA 50). */
function levelInWords(beside: Expression, level: Expression, names: NodesByName): string | null {
  const node = beside.kind === 'name' ? names.node(beside.name) : undefined;
  const average = node !== undefined && isAverage(node.kind) && !isOfFunding(node, names);
  const isPrice = average && level.kind === 'number' && level.value > 0;
  if (isPrice) return `$${level.value}`;
  const words = seriesInWords(level, names);
  // Beside the price of another market, what belongs to the strategy's own has to be said.
  const own = hasNames(level) && readsOther(beside, names) && !readsOther(level, names);
  return words === null || !own ? words : `${ownSymbol(names)}${words.replace(/^the /, '')}`;
}

function hasNames(series: Expression): boolean {
  if (series.kind === 'binary') return hasNames(series.left) || hasNames(series.right);
  return series.kind === 'name' || series.kind === 'call' || series.kind === 'resampled';
}

/** Whether a series is one of another market than the strategy's own. */
function readsOther(series: Expression, names: NodesByName): boolean {
  switch (series.kind) {
    case 'member':
    case 'name': {
      const node = names.node(series.kind === 'member' ? series.port : series.name);
      const prices = node?.type === 'data' && node.params.market !== 'funding';
      return node !== undefined && (prices || isOnOtherMarket(node, names));
    }
    case 'binary':
      return readsOther(series.left, names) || readsOther(series.right, names);
    case 'call':
      return series.arguments.some((part) => readsOther(part, names));
    default:
      return false;
  }
}

function spokenCondition(formula: Expression, names: NodesByName): string | null {
  switch (formula.kind) {
    case 'binary': {
      if (formula.operator === 'and' || formula.operator === 'or') {
        const first = operandInWords(formula.left, formula.operator, names);
        const left =
          first !== null && endsInList(formula.left, formula.operator, first) ? `(${first})` : first;
        const right = operandInWords(formula.right, formula.operator, names);
        return left === null || right === null ? null : `${left} ${formula.operator} ${right}`;
      }
      const time = timeInWords(formula);
      if (time !== null) return time;
      const some = someInWords(formula, names);
      if (some !== null) return some;
      const counted = countInWords(formula, names);
      if (counted !== null) return counted;
      const near = nearnessInWords(formula, names);
      if (near !== null) return near;
      const words = comparisons[formula.operator];
      const left = seriesInWords(formula.left, names);
      const right = levelInWords(formula.left, formula.right, names);
      if (words === undefined || left === null || right === null) return null;
      return `${left} ${words} ${right}`;
    }
    case 'call': {
      if (formula.name !== 'crosses_above' && formula.name !== 'crosses_below') return null;
      const [from, to] = formula.arguments;
      if (from === undefined || to === undefined) return null;
      const left = seriesInWords(from, names);
      const right = levelInWords(from, to, names);
      return left === null || right === null ? null : `${left} ${formula.name.replace('_', ' ')} ${right}`;
    }
    case 'unary': {
      if (formula.operator !== 'not') return null;
      const inner = conditionInWords(formula.operand, names);
      return inner === null ? null : `not (${inner})`;
    }
    case 'name':
      return nameInWords(formula.name, null, names);
    default:
      return null;
  }
}

/** A part of an and/or: the other connective goes into parentheses, so that only one reading remains. */
function operandInWords(part: Expression, outer: string, names: NodesByName): string | null {
  const words = conditionInWords(part, names);
  if (words === null) return null;
  const mixed =
    part.kind === 'binary' && (part.operator === 'and' || part.operator === 'or') && part.operator !== outer;
  return mixed ? `(${words})` : words;
}

/** "At least 2 of the following: a, b" before "and c": without parentheses c would be one of them. */
function endsInList(formula: Expression, outer: string, words: string): boolean {
  let last = formula;
  while (last.kind === 'binary' && last.operator === outer) last = last.right;
  return last.kind === 'binary' && last.operator === '>=' && words.includes('of the following:');
}

/** `if(a, 1, 0) + if(b, 1, 0) >= 2` is "at least 2 of the following: a, b". */
function someInWords(
  formula: Extract<Expression, { readonly kind: 'binary' }>,
  names: NodesByName,
): string | null {
  if (formula.operator !== '>=' || formula.right.kind !== 'number') return null;
  const parts: string[] = [];
  let rest: Expression | null = formula.left;
  while (rest !== null) {
    const last: Expression = rest.kind === 'binary' && rest.operator === '+' ? rest.right : rest;
    rest = rest.kind === 'binary' && rest.operator === '+' ? rest.left : null;
    if (last.kind !== 'call' || last.name !== 'if') return null;
    const [condition, yes, no] = last.arguments;
    const one = yes?.kind === 'number' && yes.value === 1 && no?.kind === 'number' && no.value === 0;
    const words = condition === undefined ? null : conditionInWords(condition, names);
    if (!one || words === null) return null;
    parts.unshift(words);
  }
  return parts.length < 2 ? null : `at least ${formula.right.value} of the following: ${parts.join(', ')}`;
}

/** `sum(if(c, 1, 0), n) == n` is "c for n bars", `> 0` is "c within the last n bars". */
function countInWords(
  formula: Extract<Expression, { readonly kind: 'binary' }>,
  names: NodesByName,
): string | null {
  const { left, right, operator: op } = formula;
  if (left.kind !== 'call' || left.name !== 'sum' || right.kind !== 'number') return null;
  const [inner, window] = left.arguments;
  if (inner?.kind !== 'call' || inner.name !== 'if' || window?.kind !== 'number') return null;
  const [condition, yes, no] = inner.arguments;
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
    condition.kind === 'binary' && (condition.operator === 'and' || condition.operator === 'or')
      ? `(${words})`
      : words;
  if (op === '==' && right.value === window.value) return `${grouped} for ${window.value} bars`;
  if (op === '>=' && right.value > 1)
    return `${grouped} on at least ${right.value} of the last ${window.value} bars`;
  return op === '>' && right.value === 0 ? `${grouped} within the last ${window.value} bars` : null;
}

/** `abs(a / b - 1) <= 0.02` is "a is within 2% of b", `abs(a - b) <= atr * 2` "a is within 2 ATR of b". */
function nearnessInWords(
  formula: Extract<Expression, { readonly kind: 'binary' }>,
  names: NodesByName,
): string | null {
  const { left, right, operator: op } = formula;
  if (op !== '<=' || left.kind !== 'call' || left.name !== 'abs') return null;
  const [inner] = left.arguments;
  if (
    inner?.kind === 'binary' &&
    inner.operator === '-' &&
    right.kind === 'binary' &&
    right.operator === '*'
  ) {
    const [from, to, range] = [inner.left, inner.right, right.left].map((part) => seriesInWords(part, names));
    if (!from || !to || !range?.startsWith('ATR') || right.right.kind !== 'number') return null;
    return `${from} is within ${right.right.value} ${range} of ${to}`;
  }
  if (
    right.kind !== 'number' ||
    inner?.kind !== 'binary' ||
    inner.operator !== '-' ||
    inner.right.kind !== 'number' ||
    inner.right.value !== 1
  )
    return null;
  if (inner.left.kind !== 'binary' || inner.left.operator !== '/') return null;
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
export function seriesInWords(formula: Expression, names: NodesByName): string | null {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'unary':
      return formula.operator === '-' && formula.operand.kind === 'number'
        ? String(-formula.operand.value)
        : null;
    case 'name':
      return nameInWords(formula.name, null, names);
    case 'member':
      return nameInWords(formula.port, formula.member, names);
    case 'resampled':
      return resampledInWords(formula, names);
    case 'call':
      return callInWords(formula, names);
    case 'binary': {
      const word = operators[formula.operator];
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

/** `the 4h close`, `the high of the previous 1d bar`, `BTC 1d close`. */
function resampledInWords(
  { series, timeframe }: Extract<Expression, { readonly kind: 'resampled' }>,
  names: NodesByName,
): string | null {
  if (series.kind === 'member') {
    const symbol = names.node(series.port)?.params.symbol;
    const whole = names.node(series.port)?.type === 'data' && series.member === 'close';
    return whole && typeof symbol === 'string' ? `${symbol} ${timeframe} close` : null;
  }
  if (series.kind !== 'name' || fields[series.name] === undefined) return null;
  // "The 1d high" is that of the last 24 hours.
  return series.name === 'high' || series.name === 'low'
    ? `the ${series.name} of the previous ${timeframe} bar`
    : `the ${timeframe} ${series.name}`;
}

function nameInWords(name: string, member: string | null, names: NodesByName): string | null {
  const plain = fields[name];
  if (plain !== undefined && member === null) return plain;
  const node = names.node(name);
  if (node === undefined) return null;
  if (node.type === 'data') {
    const symbol = node.params.symbol;
    if (member === null || typeof symbol !== 'string') return null;
    if (node.params.market === 'funding') return member === 'close' ? `the ${symbol} funding rate` : null;
    return `${symbol} ${member === 'open' ? 'opening price' : member}`;
  }
  if (node.type !== 'function') return null;
  // "Direction" is said of a Supertrend only.
  if (member === 'direction' && node.kind !== 'supertrend') return null;
  const indicator = indicatorInWords(node, names);
  return indicator === null ? null : withOutput(indicator, member);
}

function callInWords(
  formula: Extract<Expression, { readonly kind: 'call' }>,
  names: NodesByName,
): string | null {
  const [of, window] = formula.arguments;
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
      if (of === undefined || bars === null) return null;
      const extreme = formula.name === 'highest' ? 'high' : 'low';
      if (of.kind === 'name' && of.name === extreme) return `the ${bars}-bar ${extreme}`;
      if (of.kind === 'name' && of.name === 'close')
        return `the ${formula.name} close of the last ${bars} bars`;
      if (of.kind === 'name' && fields[of.name] !== undefined && of.name !== 'volume') return null;
      const source = of.kind === 'name' || of.kind === 'member' ? seriesInWords(of, names) : null;
      return source === null ? null : `the ${bars}-bar ${extreme} of ${source}`;
    }
    default:
      return null;
  }
}

function readsPricesOnly(formula: Expression): boolean {
  switch (formula.kind) {
    case 'name':
      return fields[formula.name] !== undefined;
    case 'call':
      return formula.arguments.every(readsPricesOnly);
    case 'unary':
      return readsPricesOnly(formula.operand);
    case 'binary':
      return readsPricesOnly(formula.left) && readsPricesOnly(formula.right);
    case 'member':
    case 'resampled':
      return false;
    default:
      return true;
  }
}
