import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

/** A target that comes down with time: what holds from the entry on is built, what comes later is named. */
export function readFallingTarget(reader: Reader, request: StrategyRequest): boolean {
  return readTableByMinutes(reader, request) || readTableInWords(reader, request);
}

/** `take profit 4% at once, 2% after 30 minutes, 1% after an hour`, `roi table: 4% immediately, after 30 min 2%`. */
function readTableInWords(reader: Reader, request: StrategyRequest): boolean {
  const named = reader.peekIs('head')?.head === 'target' || reader.peekIs('unknown') !== null;
  if (!named && reader.peekIs('number')?.unit !== 'percent') return false;
  return (
    reader.tryRead(() => {
      const headed = takeName(reader);
      const from = reader.at;
      reader.takeMark('plus');
      const first = reader.take('number');
      if (first?.unit !== 'percent') return null;
      const atOnce = takesNow(reader);
      if (!headed && !atOnce) return null;
      const rest = reader.at;
      let steps = 0;
      while (steps < 10 && reader.tryRead(() => (readLater(reader) ? true : null)) !== null) steps++;
      if (steps === 0) return null;
      reader.tryRead(() => (readWhatIsLeft(reader) ? true : null));
      reader.note('take-profit', `"${reader.words(from, rest - 1)}" is the target from the entry on.`);
      request.target = { is: 'given', value: { mode: 'percent', value: first.value, atrPeriod: null } };
      const begins = reader.isMark('comma', rest - reader.at) ? rest + 1 : rest;
      reader.leave(reader.words(begins, reader.at - 1), 'roi-table');
      for (let at = begins; at < reader.at; at++) reader.named.add(at);
      return true;
    }) ?? false
  );
}

/** `take profit`, `my minimal ROI table:`. */
function takeName(reader: Reader): boolean {
  let roi = false;
  for (let step = 0; step < 4; step++) {
    const word = reader.peekIs('unknown')?.word.toLowerCase();
    if (word === undefined) break;
    roi ||= word === 'roi';
    reader.at++;
  }
  if (!roi && reader.take('head')?.head !== 'target') return false;
  skipLinks(reader);
  return true;
}

/** `at once`, `immediately`, `straight away`, `from the start`, `at entry`, `for the first hour`. */
function takesNow(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (reader.take('now') !== null || reader.takeMark('row')) return true;
      if (reader.takeMark('at', 'on')) return reader.takeMark('when') || takeEntry(reader) || null;
      if (reader.takeMark('from')) return takeEntry(reader) || takeWord(reader, 'start', 'beginning') || null;
      if (!reader.takeMark('for', 'in')) return null;
      takeWord(reader, 'first');
      return takeSpan(reader) || null;
    }) ?? false
  );
}

function takeEntry(reader: Reader): boolean {
  return reader.take('action')?.action === 'enter';
}

/** `, 2% after 30 minutes`, `and after an hour 1%`. */
function readLater(reader: Reader): boolean {
  while (reader.takeMark('comma', 'and', 'then', 'stop'));
  reader.takeMark('plus');
  const first = reader.take('number');
  if (first !== null && first.unit !== 'percent') return false;
  if (!reader.takeMark('after') || !takeSpan(reader)) return false;
  if (first !== null) return true;
  reader.takeMark('comma');
  // "..., after an hour 1% stop" is another setting.
  return reader.take('number')?.unit === 'percent' && reader.peekIs('head') === null;
}

/** `, whatever is left after two hours`. */
function readWhatIsLeft(reader: Reader): boolean {
  if (!reader.takeMark('comma', 'and')) return false;
  for (let step = 0; step < 5 && !reader.isMark('after'); step++) {
    const next = reader.peek()?.is;
    if (next !== 'unknown' && next !== 'part' && next !== 'verb' && next !== 'way' && next !== 'mark')
      return false;
    if (reader.atClauseEnd()) return false;
    reader.at++;
  }
  return reader.takeMark('after') && takeSpan(reader);
}

function takeSpan(reader: Reader): boolean {
  return reader.take('duration') !== null || reader.take('unit') !== null || reader.take('every') !== null;
}

function takeWord(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '')) return false;
  reader.at++;
  return true;
}

/** `minimal_roi: 0: 4%, 30: 2%`: the target that holds at once is built, those that come with time are named. */
function readTableByMinutes(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      while (reader.peekIs('unknown') !== null && !/^roi$/i.test(reader.peekIs('unknown')?.word ?? ''))
        if (++reader.at > from + 1) return null;
      if (reader.take('unknown') === null) return null;
      if (!reader.takeMark('colon') && reader.take('compare')?.op !== '==') return null;
      let first: number | null = null;
      let rest = reader.at;
      for (let step = 0; step < 10; step++) {
        const at = reader.at;
        reader.takeMark('comma');
        const minutes = reader.take('number');
        const colon = reader.takeMark('colon');
        const gain = reader.take('number');
        if (minutes === null || !colon || gain === null) {
          reader.at = at;
          break;
        }
        const percent = gain.unit === 'percent' ? gain.value : Number((gain.value * 100).toPrecision(12));
        if (minutes.value === 0 && first === null) {
          first = percent;
          if (step === 0) rest = reader.at;
        }
      }
      if (first === null && rest === reader.at) return null;
      if (first !== null) {
        reader.note('take-profit', `"${reader.words(from, rest - 1)}" is the target from the entry on.`);
        request.target = { is: 'given', value: { mode: 'percent', value: first, atrPeriod: null } };
      }
      if (rest < reader.at) {
        const begins = reader.isMark('comma', rest - reader.at) ? rest + 1 : rest;
        reader.leave(reader.words(begins, reader.at - 1), 'roi-table');
      }
      return true;
    }) ?? false
  );
}
