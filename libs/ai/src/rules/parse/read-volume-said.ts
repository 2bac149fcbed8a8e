import {
  type Condition,
  compare,
  field,
  indicatorSeries,
  previous,
  type Series,
  scaled,
} from '../request/expression.js';
import type { LexemeOf, Reader } from './reader.js';

const volume = field('volume');

/**
 * What stands before the word: "on above average volume", "with rising volume", "on twice the average volume", "higher
 * volume than the day before".
 */
export function readVolumeSaid(reader: Reader): Condition | null {
  // Without the word close by there is nothing to try.
  if (![1, 2, 3, 4, 5].some((ahead) => reader.peekIs('field', ahead)?.field === 'volume')) return null;
  return reader.tryRead(() => besideAverage(reader) ?? timesAverage(reader) ?? towards(reader));
}

/** Whether such words stand so far ahead; nothing is read. */
export function saysVolume(reader: Reader, ahead: number): boolean {
  const { at } = reader;
  reader.at += ahead;
  const said = readVolumeSaid(reader) !== null;
  reader.at = at;
  return said;
}

function besideAverage(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const side = reader.take('side');
    const average = side === null ? null : readAverage(reader);
    return side === null || average === null
      ? null
      : compare(volume, side.direction === 'above' ? '>' : '<', average);
  });
}

function timesAverage(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const least = reader.take('compare');
    const number = reader.take('number') ?? reader.take('multiple');
    if (number === null) return null;
    const isMultiple = number.is === 'multiple' || number.unit === 'times';
    if (!isMultiple && (number.unit !== 'plain' || !reader.takeMark('times'))) return null;
    reader.takeMark('of');
    const average = readAverage(reader);
    return average === null
      ? null
      : compare(
          volume,
          least?.op ?? '>=',
          scaled(average, number.is === 'multiple' ? number.factor : number.value),
        );
  });
}

/** "average volume", "20 day average volume", "average volume (30 days)". */
function readAverage(reader: Reader): Series | null {
  const before = reader.take('duration');
  if (reader.take('average') === null || reader.take('field')?.field !== 'volume') return null;
  const span = before ?? reader.tryRead(() => readLengthAside(reader));
  return { ...indicatorSeries('ma', span === null ? [] : [span.value]), of: volume };
}

/** `(30 days)`: a length in parentheses. */
export function readLengthAside(reader: Reader): LexemeOf<'duration'> | null {
  const told = reader.takeMark('open') ? reader.take('duration') : null;
  return told !== null && reader.takeMark('close') ? told : null;
}

function towards(reader: Reader): Condition | null {
  const op = directionOf(reader);
  if (op === null || reader.take('field')?.field !== 'volume') return null;
  // "than the last", "than on the day before": that is what rising says.
  reader.tryRead(() => {
    if (!reader.takeMark('than')) return null;
    reader.takeMark('on');
    const named = reader.takeMark('last', 'previous');
    while (reader.take('candle') !== null || reader.take('unit') !== null);
    return named || reader.takeMark('ago') ? true : null;
  });
  return compare(volume, op, previous(volume));
}

function directionOf(reader: Reader): '>' | '<' | null {
  const lexeme = reader.peek();
  reader.at++;
  if (lexeme?.is === 'edit')
    return lexeme.edit === 'increase' ? '>' : lexeme.edit === 'decrease' ? '<' : null;
  if (lexeme?.is === 'way') return lexeme.way === 'up' ? '>' : '<';
  if (lexeme?.is === 'verb' && lexeme.verb === 'rise') return '>';
  if (lexeme?.is === 'verb' && lexeme.verb === 'fall') return '<';
  if (lexeme?.is !== 'pattern') return null;
  if (lexeme.pattern === 'rising') return '>';
  return lexeme.pattern === 'falling' ? '<' : null;
}
