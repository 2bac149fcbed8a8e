import type { Reader } from './reader.js';

/** Which way the price must have gone since the last entry, seen from the position. */
export type Moved = 'winning' | 'losing';

/** `in profit`, `up`, `lower`, `that it rises`, `the price falls`, `against me`, `above the last`: which way; null when none is said. */
export function readMoved(reader: Reader): Moved | null {
  return reader.tryRead(() => {
    const beside = reader.peekIs('side')?.direction;
    // "5% above the last"
    if (beside !== undefined && (reader.isMark('last', 1) || reader.isMark('previous', 1))) {
      reader.at += 2;
      if (reader.peekIs('unknown') !== null || reader.isAction('enter')) reader.at++;
      return beside === 'above' ? 'winning' : 'losing';
    }
    for (let step = 0; step < 3; step++)
      if (!reader.takeMark('in', 'it') && reader.take('field') === null && !takeWord(reader, 'that')) break;
    const way = reader.take('way')?.way;
    if (way !== undefined) return way === 'up' ? 'winning' : 'losing';
    const word = reader.words(reader.at, reader.at).toLowerCase();
    const said = moves[word];
    if (said !== undefined) {
      reader.at++;
      return said;
    }
    const verb = reader.take('verb')?.verb;
    if (verb === 'rise') return 'winning';
    if (verb === 'fall') return 'losing';
    return verb === 'move' ? readSideTaken(reader) : null;
  });
}

const moves: Readonly<Record<string, Moved>> = {
  higher: 'winning',
  rise: 'winning',
  gain: 'winning',
  lower: 'losing',
  cheaper: 'losing',
  drop: 'losing',
  dip: 'losing',
  fall: 'losing',
};

/** `against me`, `in my favour`. */
function readSideTaken(reader: Reader): Moved | null {
  reader.takeMark('in');
  const against = takeWord(reader, 'against');
  if (!against && !takeWord(reader, 'favour') && !takeWord(reader, 'favor')) return null;
  reader.takeMark('it');
  return against ? 'losing' : 'winning';
}

function takeWord(reader: Reader, word: string): boolean {
  if (reader.peekIs('unknown')?.word.toLowerCase() !== word) return false;
  reader.at++;
  return true;
}
