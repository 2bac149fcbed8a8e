import type { Direction } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  type Series,
} from '../request/expression.js';
import { readBands, readInsideAgain } from './read-bounds.js';
import { isCloud, lineOf } from './read-operand.js';
import type { Reader } from './reader.js';

/** "inside the cloud": not beyond both of its lines on either side; "inside or below the cloud": on the one side. */
export function readInsideCloud(reader: Reader): Condition | null {
  const beyond = reader.tryRead(() => {
    const side = reader.takeMark('or') ? reader.take('side') : null;
    return side === null || !isCloud(reader) ? null : beyondEither(side.direction === 'below' ? '<' : '>');
  });
  if (beyond === null && !isCloud(reader)) return null;
  reader.at++;
  if (beyond !== null) return beyond;
  return joined('all', [beyondEither('<'), beyondEither('>')]);
}

/** "drops into the cloud", "falls back inside the bands": over the edge that it comes from. */
export function readMovedInto(reader: Reader, subject: Series, towards: Direction): Condition | null {
  return reader.tryRead(() => {
    reader.take('way');
    if (!reader.takeMark('in', 'within')) return null;
    if (isCloud(reader)) {
      reader.at++;
      return beyondEither(towards === 'below' ? '<' : '>');
    }
    const again = readInsideAgain(reader, subject);
    if (again !== null) return again;
    const bands = readBands(reader);
    if (bands === null) return null;
    return cross(lineOf(subject), towards, towards === 'below' ? bands.upper : bands.lower);
  });
}

function beyondEither(op: '<' | '>'): Condition {
  const lines = ['senkou_a', 'senkou_b'].map((output) => indicatorSeries('ichimoku', [], output));
  return joined(
    'any',
    lines.map((line) => compare(field('close'), op, line)),
  );
}
