import type { IndicatorName } from '../lexicon/meaning.js';
import { isAverage } from '../parse/average-names.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';
import { numbersOf } from './read-number-edit.js';

/** How averages are called without their names: "exponential instead of simple". */
const averagesInWords: Readonly<Record<string, IndicatorName>> = {
  exponential: 'ema',
  exponentials: 'ema',
  simple: 'sma',
  weighted: 'wma',
  hull: 'hma',
};

interface Named {
  readonly name: IndicatorName;
  readonly at: number;
}

function namesIn(clause: EditClause): readonly Named[] {
  return clause.lexemes.flatMap((lexeme, at): readonly Named[] => {
    if (lexeme.is === 'indicator') return [{ name: lexeme.name, at }];
    const average = lexeme.is === 'unknown' ? averagesInWords[lexeme.word.toLowerCase()] : undefined;
    return average === undefined ? [] : [{ name: average, at }];
  });
}

/** `EMA instead of SMA`, `make those EMAs`, `replace the SMA 200 with an EMA 100`, `from simple to exponential`. */
export function readIndicatorSwap(clause: EditClause): EditWord | null {
  if (clause.has('side', 'compare', 'pattern', 'action') || clause.marked('when', 'only', 'also'))
    return null;
  if (clause.does('add', 'remove', 'create')) return null;
  const names = namesIn(clause).filter(({ name }, at, all) => at === 0 || all[at - 1]?.name !== name);
  const [first, second, ...more] = names;
  if (first === undefined || more.length > 0) return null;
  const lengthAmong = (from: number, until: number): number | null =>
    numbersOf(clause).find(({ at }) => at >= from && at < until)?.value ?? null;
  const end = clause.lexemes.length;
  const instead = clause.placeOf('instead', 'not', 'than');
  const to = clause.placeOf('to', 'with', 'by', 'for', 'in', 'arrow');
  const changes = clause.does('change', 'replace', 'use') || clause.makes || clause.says('convert', 'make');
  if (second !== undefined) {
    if (instead > first.at && instead < second.at)
      return swap(second, first, lengthAmong(0, instead), lengthAmong(instead, end));
    if (instead !== -1 && instead < first.at)
      return swap(first, second, lengthAmong(first.at + 2, end), null);
    const arrow = clause.marked('arrow') || clause.marked('from');
    if ((changes || arrow) && to > first.at && to < second.at)
      return swap(first, second, lengthAmong(to, end), lengthAmong(0, to));
    // "make the SMAs EMAs"
    const direct = changes && (clause.makes || clause.does('change')) && second.at === first.at + 1;
    return direct ? swap(first, second, null, null) : null;
  }
  if (numbersOf(clause).length > 0 || clause.has('number')) return null;
  // "Use EMAs"
  const plural = /\b(s|e|w|h|de|te)mas\b/.test(clause.words);
  const those = /\b(those|them|these|both|averages?|mas?|it|all)\b/.test(clause.words);
  // "Both with the EMA please", "replace them by EMAs"
  const all = clause.marked('both', 'all') || (clause.does('replace') && clause.marked('with', 'by'));
  const bare = all && clause.only('mark', 'indicator', 'unknown', 'edit', 'filler', 'average');
  const alone =
    bare ||
    (clause.lexemes.length === 1 && clause.has('unknown')) ||
    instead === first.at + 1 ||
    clause.marked('instead') ||
    (changes && (those || plural) && !clause.has('output'));
  // "from simple to exponential averages": simple averages have no word of their own left.
  const spoken = clause.marked('from', 'to') && changes;
  if (!isAverage(first.name) || first.name === 'ma' || !(alone || spoken)) return null;
  return { is: 'swap-indicator', from: 'ma', to: first.name, length: null };
}

function swap(from: Named, to: Named, length: number | null, old: number | null): EditWord {
  return { is: 'swap-indicator', from: from.name, to: to.name, length, old };
}

export function readAddition(clause: EditClause): EditWord | null {
  if (!clause.does('add')) return null;
  const [name] = clause.indicators;
  if (name === undefined) return null;
  return { is: 'add-indicator', name, length: numbersOf(clause)[0]?.value ?? null };
}
