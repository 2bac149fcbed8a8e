import type { Token } from '../scan/token.js';

/** Names of indicators that are too short for a dictionary of slips to be trusted with them by themselves. */
const shortNames: ReadonlySet<string> = new Set([
  ...['rsi', 'ema', 'sma', 'wma', 'hma', 'atr', 'adx', 'cci', 'roc', 'mfi', 'obv', 'sar'],
]);

/** Words of prose and markets that are such a slip of the fingers too: no indicator is meant by them. */
const ordinary: ReadonlySet<string> = new Set(['sam', 'mas', 'art', 'rat', 'tar', 'has', 'ham', 'sra']);

/** What is said of an indicator. */
const saidOf: ReadonlySet<string> = new Set(
  (
    'is was goes go dips dip drops drop falls fall rises rise crosses cross hits hit gets above below over under ' +
    'reaches turns closes < > <= >='
  ).split(' '),
);

/** `RIS(14)`, `EAM 20`, `the RIS dips under 30`: two letters of a name of three changed places. Null for anything else. */
export function swappedName(tokens: readonly Token[], at: number): string | null {
  const word = tokens[at]?.norm ?? '';
  if (word.length !== 3 || shortNames.has(word) || ordinary.has(word)) return null;
  const meant = [`${word[1]}${word[0]}${word[2]}`, `${word[0]}${word[2]}${word[1]}`].filter((name) =>
    shortNames.has(name),
  );
  const [name] = meant;
  if (name === undefined || meant.length > 1) return null;
  const [before, next, inside] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  const sized =
    next?.kind === 'number' || before?.kind === 'number' || (next?.norm === '(' && inside?.kind === 'number');
  return sized || saidOf.has(next?.norm ?? '') ? name : null;
}
