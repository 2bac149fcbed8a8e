import type { Expression } from '@strategy-builder/language';
import type { DraftNode } from '../build/graph-draft.js';
import { undirectedNames } from '../settle/directions.js';

const turned: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
  and: 'and',
  or: 'or',
};
const middles: Readonly<Record<string, number>> = {
  rsi: 50,
  mfi: 50,
  stochastic: 50,
  williams_r: -50,
  cci: 0,
  zscore: 0,
  roc: 0,
  momentum: 0,
  macd: 0,
};
const otherBand: Readonly<Record<string, string>> = { upper: 'lower', lower: 'upper' };
const otherField: Readonly<Record<string, string>> = { high: 'low', low: 'high' };
const otherCall: Readonly<Record<string, string>> = {
  crosses_above: 'crosses_below',
  crosses_below: 'crosses_above',
  highest: 'lowest',
  lowest: 'highest',
};

/** A line of rules for the other direction; null when it has a part without one. */
export function mirrorLine(
  expression: Expression,
  nodeOf: (port: string) => DraftNode | undefined,
): Expression | null {
  if (comparesUndirected(expression, nodeOf)) return expression;
  switch (expression.kind) {
    case 'number':
    case 'truth':
    case 'na':
      return expression;
    case 'resampled': {
      const series = mirrorLine(expression.series, nodeOf);
      const carries = series?.kind === 'name' || series?.kind === 'member' || series?.kind === 'call';
      return carries ? { ...expression, series } : null;
    }
    case 'name':
      return { ...expression, name: otherField[expression.name] ?? expression.name };
    case 'member':
      return { ...expression, member: otherBand[expression.member] ?? expression.member };
    case 'unary': {
      const operand = mirrorLine(expression.operand, nodeOf);
      return operand === null ? null : { ...expression, operand };
    }
    case 'call': {
      if (expression.name === 'if' || expression.name === 'abs') return null;
      const args = expression.arguments.map((argument) => mirrorLine(argument, nodeOf));
      if (args.some((argument) => argument === null)) return null;
      const name = otherCall[expression.name] ?? expression.name;
      return { ...expression, name, arguments: withLevel(args as Expression[], nodeOf) };
    }
    case 'binary': {
      const left = mirrorLine(expression.left, nodeOf);
      const right = mirrorLine(expression.right, nodeOf);
      if (left === null || right === null) return null;
      const operator =
        distanceTurned(expression, nodeOf) ?? turned[expression.operator] ?? expression.operator;
      // "5% below the high" is 5% above the low.
      const factor = expression.operator === '*' ? levelOf(right) : null;
      if (factor !== null && factor > 0 && factor < 2 && !isUndirected(left, nodeOf))
        return {
          ...expression,
          left,
          right: { kind: 'number', value: Number((2 - factor).toPrecision(12)), at: right.at },
        };
      const [from, to] = ['<', '<=', '>', '>='].includes(expression.operator)
        ? withLevel([left, right], nodeOf)
        : [left, right];
      return {
        ...expression,
        operator: operator as typeof expression.operator,
        left: from ?? left,
        right: to ?? right,
      };
    }
  }
}

/** "2 ATR below the average" is 2 ATR above it. */
function distanceTurned(
  expression: Extract<Expression, { readonly kind: 'binary' }>,
  nodeOf: (port: string) => DraftNode | undefined,
): '+' | '-' | null {
  const { operator, left, right } = expression;
  if (operator !== '+' && operator !== '-') return null;
  if (isUndirected(left, nodeOf) || !isUndirected(right, nodeOf)) return null;
  return operator === '+' ? '-' : '+';
}

/** "ADX above 25", "volume above its average", "on Mondays": what a short needs just as a long does. */
function comparesUndirected(
  expression: Expression,
  nodeOf: (port: string) => DraftNode | undefined,
): boolean {
  if (expression.kind === 'binary' && !(expression.operator in turned)) return false;
  if (expression.kind === 'binary' && ['and', 'or'].includes(expression.operator)) return false;
  if (expression.kind === 'call' && !expression.name.startsWith('crosses_')) return false;
  if (expression.kind !== 'binary' && expression.kind !== 'call') return false;
  return isUndirected(expression, nodeOf);
}

/** Whether a series, or each side of a comparison, is as high in a rise as in a fall. */
function isUndirected(expression: Expression, nodeOf: (port: string) => DraftNode | undefined): boolean {
  switch (expression.kind) {
    case 'number':
      return true;
    case 'name':
    case 'member': {
      const name = expression.kind === 'name' ? expression.name : expression.port;
      if (expression.kind === 'member' && ['plus_di', 'minus_di'].includes(expression.member)) return false;
      const node = nodeOf(name);
      // "sma(volume, period)"
      const ofVolume = /^\w+\(volume\b/.test(node?.formula ?? '');
      const volume = name === 'volume' || (expression.kind === 'member' && expression.member === 'volume');
      return volume || ofVolume || undirectedNames.has(node?.kind ?? '');
    }
    case 'resampled':
      return isUndirected(expression.series, nodeOf);
    case 'unary':
      return isUndirected(expression.operand, nodeOf);
    case 'call':
      return clock.has(expression.name) || isOfUndirected(expression.arguments, nodeOf);
    case 'binary':
      return isUndirected(expression.left, nodeOf) && isUndirected(expression.right, nodeOf);
    default:
      return false;
  }
}

function isOfUndirected(
  sides: readonly Expression[],
  nodeOf: (port: string) => DraftNode | undefined,
): boolean {
  return sides.length > 0 && sides.every((side) => isUndirected(side, nodeOf));
}

const clock: ReadonlySet<string> = new Set(['hour', 'minute', 'weekday', 'day_of_month', 'month']);

/** The level beside an oscillator is mirrored in the oscillator's middle. */
function withLevel(
  sides: readonly Expression[],
  nodeOf: (port: string) => DraftNode | undefined,
): readonly Expression[] {
  const [left, right] = sides;
  if (left === undefined || right === undefined || sides.length !== 2) return sides;
  const value = levelOf(right);
  const port = left.kind === 'name' ? left.name : left.kind === 'member' ? left.port : null;
  const middle = port === null ? undefined : middles[nodeOf(port)?.kind ?? ''];
  if (value === null || middle === undefined) return sides;
  const mirrored = 2 * middle - value;
  const plain: Expression = { kind: 'number', value: Math.abs(mirrored), at: right.at };
  return [left, mirrored < 0 ? { kind: 'unary', operator: '-', operand: plain, at: right.at } : plain];
}

function levelOf(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value;
  const negated =
    expression.kind === 'unary' && expression.operator === '-' ? levelOf(expression.operand) : null;
  return negated === null ? null : -negated;
}
