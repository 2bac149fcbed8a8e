import type { Reader } from './reader.js';

/**
 * `from 2020`, `since January 2021 until 2023`: from when to when is said where a simulation is started, not in a flow.
 * The words are named; true when some stood here.
 */
export function readDates(reader: Reader): boolean {
  const from = reader.at;
  const found = reader.tryRead(() => {
    let dated = false;
    for (let step = 0; step < 2; step++) {
      const one = reader.tryRead(() => readDate(reader, step > 0));
      if (one === null) break;
      dated = true;
    }
    return dated ? true : null;
  });
  if (found === null) return false;
  reader.leave(reader.words(from, reader.at - 1), 'dates');
  return true;
}

function readDate(reader: Reader, further: boolean): true | null {
  const linked = reader.takeMark(
    'from',
    'until',
    'after',
    'between',
    ...(further ? (['to', 'and', 'slash'] as const) : []),
  );
  if (!linked) return null;
  let month = false;
  for (let step = 0; step < 3; step++) {
    if (reader.take('calendar-month') !== null) month = true;
    else if (reader.take('nth-day') === null) break;
  }
  const number = reader.take('number');
  if (number === null) return null;
  if (isYear(number.value) && number.unit === 'plain' && number.to - number.from === 4) return true;
  // "from 1 January 2021", "January 1, 2021"
  if (!month && reader.take('calendar-month') === null) return null;
  reader.takeMark('comma');
  return isYear(reader.take('number')?.value ?? 0) ? true : null;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1980 && value <= 2040;
}
