import type { Token } from '../scan/token.js';
import { crossingOf, renamed, tables } from './library-names.js';
import { metatraderIndicator } from './metatrader.js';
import { barsAgo, extremeOf, numberIn, valuesInParentheses } from './spoken-terms.js';
import { numberAt, symbolAt, wordAt } from './tokens.js';

/** A call of a script: where it begins, its name as it was written, and what it is given, in words already. */
export interface Call {
  readonly at: Token;
  readonly name: string;
  readonly written: readonly Token[];
  readonly given: readonly (readonly Token[])[];
}

/** The name of a function without what its libraries spell differently. */
export function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** A call in the words of the grammar: those of libraries that mean something of their own, else its name and values. */
export function callInWords(call: Call): readonly Token[] {
  const terminal = metatraderIndicator(call.at, call.name, call.given);
  if (terminal !== null) return terminal;
  // A whole table of bars is what every indicator is computed on.
  const values = call.given.filter((part) => !(part.length === 1 && tables.has(part[0]?.norm ?? '')));
  return (
    inputInWords(call, values) ??
    barBefore(call, values) ??
    extremeInWords(call, values) ??
    indicatorInWords(call, values) ??
    namedCall(call, values)
  );
}

/** `input(14)` is its value, and `self.I(SMA, close, 10)` the function that is its first argument. */
function inputInWords({ at, name }: Call, values: Call['given']): readonly Token[] | null {
  const low = plainName(name);
  if (low === 'input' || low.startsWith('input.')) return values[0] ?? [];
  if (name === 'I' && values.length > 1)
    return [...(values[0] ?? []), ...valuesInParentheses(at, values.slice(1))];
  return null;
}

/** `Ref(C, -1)`: the bar before. */
function barBefore({ at, name }: Call, values: Call['given']): readonly Token[] | null {
  if (plainName(name) !== 'ref' || values.length !== 2) return null;
  const bars = numberIn(values[1]);
  const behind = bars !== null && bars <= 0 ? barsAgo(at, -bars) : [wordAt(at, name)];
  return [...(values[0] ?? []), ...behind];
}

/** `highest(high, 20)`, `LLV(L, 10)`. */
function extremeInWords({ at, name }: Call, values: Call['given']): readonly Token[] | null {
  const low = plainName(name);
  const high = low === 'highest' || low === 'hhv';
  if (!high && low !== 'lowest' && low !== 'llv') return null;
  const bars = numberIn(values[values.length - 1]);
  if (bars === null || bars < 1) return null;
  const of = values.length > 1 ? (values[0] ?? []) : [wordAt(at, high ? 'high' : 'low')];
  return extremeOf(at, bars, high, of);
}

/** Indicators whose values stand in another order than the grammar's. */
function indicatorInWords({ at, name }: Call, values: Call['given']): readonly Token[] | null {
  const low = plainName(name);
  // The price, high and low that it is computed from are its own.
  if (low === 'stoch' && values.length === 4) {
    const lengths = [values[3] ?? [], [numberAt(at, 1)], [numberAt(at, 3)]];
    return [
      wordAt(at, 'stochastic'),
      ...valuesInParentheses(at, lengths),
      symbolAt(at, '%'),
      wordAt(at, 'k'),
    ];
  }
  const factorFirst = values.length === 2 && (numberIn(values[0]) ?? 0) < (numberIn(values[1]) ?? 0);
  if (low === 'supertrend' && factorFirst)
    return [wordAt(at, 'supertrend'), ...valuesInParentheses(at, [values[1] ?? [], values[0] ?? []])];
  return null;
}

function namedCall({ at, name, written }: Call, values: Call['given']): readonly Token[] {
  const low = plainName(name);
  const crossing = low === 'cross' && name === 'Cross' ? 'crosses_above' : crossingOf(name);
  const known = crossing !== null && values.length === 2 ? crossing : renamed[low];
  const spoken = known === undefined ? written : [wordAt(at, known, at.glued)];
  return [...spoken, ...valuesInParentheses(at, values)];
}
