import type { Lexeme } from '../lex/lexeme.js';
import { isMark } from '../lex/marks.js';
import { type StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { distanceOf, notePlain, readAmount, readRangeBehind, skipLinks } from './read-amount.js';
import { readSteps } from './read-ladder.js';
import { readRungs } from './read-rungs.js';
import { type Reader } from './reader.js';

export function readDistance(
  reader: Reader,
  request: StrategyRequest,
  head: 'stop' | 'target' | 'trail',
): boolean {
  const headAt = reader.at - 1;
  if (reader.peekIs('head')?.head === 'stop' && head === 'trail') reader.at++;
  // "trail it by 8%"
  const ofRest = head === 'trail' && !reader.takeMark('it') && takeRest(reader);
  // "stop and target at 2% and 4%" is rare; "stop loss/take profit 2%/4%" and "SL/TP 2/4" are not.
  const both = readTwoAtOnce(reader, request, head);
  if (both) return true;
  if (head === 'target' && readRungs(reader, request)) return true;
  const rung = readRung(reader);
  if (rung !== null && rung > 1) {
    skipLinks(reader);
    readAmount(reader);
    reader.leave(reader.words(headAt, reader.at - 1), 'scaling');
    return true;
  }
  if (head === 'target' && reader.tryRead(() => readSeveral(reader, request)) !== null) return true;
  const amount = reader.tryRead(() => {
    skipLinks(reader);
    skipEntrySide(reader);
    reader.takeMark('plus');
    const beyond = reader.peekIs('side');
    if (beyond !== null && (reader.peekIs('number', 1) !== null || reader.isMark('colon', 1))) reader.at++;
    if (reader.isMark('colon')) reader.at++;
    if (['another', 'further', 'additional'].includes(reader.peekIs('unknown')?.word.toLowerCase() ?? ''))
      reader.at++;
    const most = reader.peekIs('compare');
    if (most !== null && most.op !== '==') reader.at++;
    const proportion = reader.peekIs('proportion');
    if (proportion !== null && head === 'target') {
      reader.at++;
      return { value: Math.max(proportion.left, proportion.right), kind: 'reward', atrPeriod: null } as const;
    }
    const ratio = head === 'target' ? reader.tryRead(() => readSpokenRatio(reader)) : null;
    if (ratio !== null) return { value: ratio, kind: 'reward', atrPeriod: null } as const;
    const times =
      head === 'target'
        ? (reader.tryRead(() => readTimesRisk(reader)) ?? reader.tryRead(() => readTimesDifference(reader)))
        : null;
    if (times !== null) return { value: times, kind: 'reward', atrPeriod: null } as const;
    // "wider stop, 5%"
    if (reader.isMark('comma') && reader.peekIs('number', 1)?.unit === 'percent' && reader.atClauseEnd(2))
      reader.at++;
    return readAmount(reader);
  });
  if (amount === null) {
    // "TP: none"
    const said = reader.tryRead(() => {
      skipLinks(reader);
      const word = reader.peek();
      const none =
        word !== undefined &&
        ['none', 'off', 'n/a', 'na'].includes(reader.text.slice(word.from, word.to).toLowerCase());
      if (none) reader.at++;
      return none ? true : null;
    });
    if (said !== null) {
      request[head] = { is: 'none' };
      return true;
    }
    if (leavePriceLevel(reader, headAt) || leaveNumbered(reader, headAt) || leaveInWords(reader, headAt))
      return true;
    if (request[head].is !== 'given')
      request[head] = { is: 'given', value: { mode: 'percent', value: null, atrPeriod: null } };
    return true;
  }
  const other = reader.tryRead(() => readOtherEnd(reader));
  if (other !== null) {
    // "tp 2-3%": one of them is meant.
    const name = head === 'target' ? 'Take profit' : head === 'stop' ? 'Stop loss' : 'Trailing stop';
    const ends = [amount.value, Math.abs(other.value)].map(
      (value) => `${value}${other.unit === 'percent' ? '%' : ' ATR'}`,
    );
    request.question ??= {
      question: `"${reader.words(headAt, reader.at - 1)}" names two distances. Which should it be?`,
      choices: ends.map((end) => `${name} ${end}`),
    };
    return true;
  }
  if (head === 'trail' && readActivation(reader)) {
    reader.leave(reader.words(headAt, reader.at - 1), 'trail-activation');
    return true;
  }
  if (amount.kind === 'reward') {
    request.reward = amount.value;
    return true;
  }
  if (head !== 'trail' && leaveFromLevel(reader, headAt)) return true;
  // "Max loss per trade = 0.8% of account": how much is lost, and no distance.
  if (
    head === 'stop' &&
    amount.kind === 'percent' &&
    reader.isMark('of') &&
    reader.peekIs('head', 1)?.head === 'equity'
  ) {
    reader.at += 2;
    request.size = { is: 'given', value: { mode: 'percent_risk', value: amount.value } };
    return true;
  }
  const distance = distanceOf(amount);
  if (distance === null || (amount.kind === 'plain' && amount.value >= 100)) {
    skipEntryWords(reader);
    reader.leave(reader.words(headAt, reader.at - 1), 'absolute-price');
    return true;
  }
  // "0.60 below entry": in the price's own units, for nobody writes a percentage so.
  if (amount.kind === 'plain' && reader.peekIs('side') !== null && reader.isAction('enter', 1)) {
    reader.at += 2;
    reader.leave(reader.words(headAt, reader.at - 1), 'absolute-price');
    return true;
  }
  if (amount.kind === 'plain') notePlain(reader, head, amount.value);
  const period = distance.mode === 'atr' && distance.atrPeriod === null ? readRangeBehind(reader) : null;
  request[head] = { is: 'given', value: period === null ? distance : { ...distance, atrPeriod: period } };
  skipEntryWords(reader);
  if (ofRest) noteWholeTrail(reader, headAt);
  return true;
}

/** A trailing stop was asked for a part of the position: there is only one for all of it. */
export function noteWholeTrail(reader: Reader, from: number): void {
  reader.note(
    'trailing-stop',
    `"${reader.words(from, reader.at - 1)}": the trailing stop follows the whole position from the entry on, for one on a part of it is not in the catalogue.`,
  );
}

/** "..., only activate after 3% profit", "after price moved 2 ATR in my favour", "once 1R up": when the trailing begins. */
function readActivation(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      const begins = new Set([
        'activate',
        'activates',
        'activated',
        'activating',
        'starts',
        'start',
        'starting',
        'begins',
        'kicks',
        'moved',
        'active',
        'price',
      ]);
      let linked = false;
      for (let step = 0; step < 9; step++) {
        const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
        if (reader.takeMark('only', 'when', 'after', 'once')) linked = true;
        else if (begins.has(word)) reader.at++;
        else if (reader.isVerb('move') || reader.isVerb('rise') || reader.peekIs('way')?.way === 'up')
          reader.at++;
        else if (reader.peekIs('field') !== null || reader.isVerb('be')) reader.at++;
        else if (!reader.takeMark('comma', 'and', 'in', 'at', 'it', 'by', 'plus', 'open')) break;
      }
      if (!linked && reader.lexemes[reader.at - 1]?.is !== 'mark') return null;
      const gain = readAmount(reader);
      if (
        gain === null ||
        !linked ||
        (gain.kind !== 'percent' && gain.kind !== 'reward' && gain.kind !== 'atr')
      )
        return null;
      while (
        reader.isVerb('rise') ||
        reader.peekIs('way') !== null ||
        reader.isMark('in') ||
        isFavour(reader)
      )
        reader.at++;
      reader.takeMark('close');
      return true;
    }) ?? false
  );
}

function isFavour(reader: Reader): boolean {
  return ['favour', 'favor', 'gain', 'gains'].includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '');
}

/** "stop goes under the lowest low of the last 10 candles", "SL at the swing low": a price, no distance from the entry. */
function leavePriceLevel(reader: Reader, headAt: number): boolean {
  let to = reader.at;
  let named = false;
  for (; reader.lexemes[to] !== undefined && (to === reader.at || !endsLevel(reader, to)); to++)
    named ||= levels.has(reader.lexemes[to]?.is ?? 'mark');
  if (!named) return false;
  reader.leave(reader.words(headAt, to - 1), 'absolute-price');
  reader.at = to;
  return true;
}

/** "half an ATR above the high of that candle", "2% below the 50 EMA": measured from a price that is none of the entry's. */
function leaveFromLevel(reader: Reader, headAt: number): boolean {
  const begins = reader.peek(1);
  const level =
    begins !== undefined &&
    (begins.is === 'duration' ||
      (levels.has(begins.is) && !(begins.is === 'field' && begins.field === 'close')));
  if (reader.peekIs('side') === null || !(level || reader.isMark('previous', 1))) return false;
  reader.at++;
  return leavePriceLevel(reader, headAt);
}

/** "Trail after +10 points by 6", "TP 2x that": a distance that was said and not understood is no open one. */
function leaveNumbered(reader: Reader, headAt: number): boolean {
  let to = reader.at;
  let numbered = false;
  for (; reader.lexemes[to] !== undefined && !endsLevel(reader, to); to++)
    numbered ||= reader.lexemes[to]?.is === 'number' || reader.lexemes[to]?.is === 'multiple';
  if (!numbered) return false;
  reader.leave(reader.words(headAt, to - 1), 'not-understood');
  reader.at = to;
  return true;
}

/** "Target is the height of the range", "stop at the other side of the box": told in words that nothing here measures. */
function leaveInWords(reader: Reader, headAt: number): boolean {
  let to = reader.at;
  let placed = false;
  let told = 0;
  for (; reader.lexemes[to] !== undefined; to++) {
    const lexeme = reader.lexemes[to];
    // "The size of the box" is no setting.
    const extent = lexeme?.is === 'head' && lexeme.head === 'size' && isMark(reader.lexemes[to + 1], 'of');
    if (!extent && endsLevel(reader, to)) break;
    if (extent || isMark(lexeme, 'outside')) told++;
    if (lexeme?.is === 'action' && lexeme.action !== 'enter') return false;
    placed ||= isMark(lexeme, 'at', 'of', 'on', 'to', 'colon', 'from') || placing.has(lexeme?.is ?? 'mark');
    if (lexeme?.is === 'unknown' && !idle.has(lexeme.word.toLowerCase())) told++;
    if (lexeme?.is === 'candle' || lexeme?.is === 'unsupported') told++;
  }
  if (told === 0 || !placed) return false;
  reader.leave(reader.words(headAt, to - 1), 'absolute-price');
  for (let at = headAt; at < to; at++) reader.named.add(at);
  reader.at = to;
  return true;
}

const placing: ReadonlySet<Lexeme['is']> = new Set(['side', 'compare', 'verb']);
const idle: ReadonlySet<string> = new Set('yes please too order orders mandatory required place'.split(' '));

/** Words that name a line or a price. */
const levels: ReadonlySet<Lexeme['is']> = new Set(['extreme', 'indicator', 'output', 'field']);

function endsLevel(reader: Reader, at: number): boolean {
  return isClauseBreak(reader, at) || reader.lexemes[at]?.is === 'head';
}

/** `tp 2 to 1`: a multiple of what is risked. */
function readSpokenRatio(reader: Reader): number | null {
  const reward = reader.take('number');
  if (reward?.unit !== 'plain' || !reader.takeMark('to')) return null;
  const risk = reader.take('number');
  return risk?.unit === 'plain' && risk.value === 1 ? reward.value : null;
}

/** The other end of a range: the 3% of `2-3%` or `2 to 3%`. */
function readOtherEnd(reader: Reader): { readonly value: number; readonly unit: 'percent' | 'atr' } | null {
  const dash = reader.isMark('slash') && reader.text[reader.peek()?.from ?? 0] === '-';
  const number = reader.peekIs('number', dash || reader.isMark('to') ? 1 : 0);
  const signed = !dash && number !== null && number.glued && number.value < 0;
  if (number === null || !(dash || reader.isMark('to') || signed)) return null;
  reader.at += signed ? 1 : 2;
  if (number.unit === 'percent') return { value: number.value, unit: 'percent' };
  return reader.take('indicator')?.name === 'atr' ? { value: number.value, unit: 'atr' } : null;
}

/** "trail the rest by 1%": what is left of the position. */
function takeRest(reader: Reader): boolean {
  const rest = reader.peekIs('part');
  const runner = /^runners?$/i.test(reader.peekIs('unknown')?.word ?? '');
  const taken = runner || (rest !== null && rest.share === null) || isLastPart(reader);
  if (taken) reader.at++;
  return taken;
}

/** "The last third". */
function isLastPart(reader: Reader): boolean {
  if (reader.peekIs('part') === null) return false;
  const words = reader.words(reader.at, reader.at).toLowerCase();
  return words.includes('last') || words.includes('final');
}

/** The number of a step on a ladder of targets: the 1 of `TP1 at 2%`. */
function readRung(reader: Reader): number | null {
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number === null || !number.glued || !number.whole || number.unit !== 'plain' || number.value > 9)
      return null;
    const place = reader.at;
    skipLinks(reader);
    const another = reader.peekIs('number') !== null;
    reader.at = place;
    return another ? number.value : null;
  });
}

/** `2 times the stop`, `3x risk`, `twice the stop distance`, `2 x SL`: a target measured by the risk. */
function readTimesRisk(reader: Reader): number | null {
  const factor = reader.take('multiple')?.factor ?? null;
  const number = factor === null ? reader.take('number') : null;
  if (number !== null && number.unit !== 'plain' && number.unit !== 'times') return null;
  const times = reader.takeMark('times') || (reader.isVerb('cross') && reader.at++ > 0);
  reader.takeMark('of');
  const head = reader.take('head')?.head;
  if (head !== 'stop' && head !== 'risk') return null;
  // "tp 1 sl 1" names two distances.
  if (number?.unit === 'plain' && !times && head === 'stop') return null;
  if (reader.peekIs('unknown')?.word === 'distance') reader.at++;
  return factor ?? number?.value ?? null;
}

/** `entry + 2 x (entry - stop)`, the entry being read: so many times the risk. */
function readTimesDifference(reader: Reader): number | null {
  const number = reader.take('number');
  if (number === null || (number.unit !== 'plain' && number.unit !== 'times')) return null;
  if (!reader.takeMark('times') && reader.isVerb('cross')) reader.at++;
  if (!reader.takeMark('open') || reader.take('action')?.action !== 'enter') return null;
  if (!reader.takeMark('minus', 'comma') || reader.take('head')?.head !== 'stop') return null;
  return reader.takeMark('close') ? number.value : null;
}

/** `SL = entry - 2 ATR`: the distance from the entry, towards either side. */
function skipEntrySide(reader: Reader): void {
  reader.tryRead(() => {
    const action = reader.take('action')?.action;
    if (action !== 'enter' && action !== 'buy') return null;
    reader.take('field');
    return reader.takeMark('minus', 'plus', 'comma') && reader.peekIs('number') !== null ? true : null;
  });
}

/** "5% below entry", "2% from the entry price", "from peak". */
function skipEntryWords(reader: Reader): void {
  const side = reader.peekIs('side');
  const after = reader.peek(1);
  // "take profit at 5% gain"
  if ((reader.isVerb('rise') || reader.isVerb('fall')) && (after === undefined || after.is === 'mark')) {
    reader.at++;
    return;
  }
  // "stop 1 ATR below"
  if (side !== null && (after === undefined || after.is === 'mark')) {
    reader.at++;
    return;
  }
  if (skipAverageEntry(reader)) return;
  reader.tryRead(() => {
    const linked = reader.takeMark('from', 'of') || reader.take('side') !== null;
    if (!linked) return null;
    const action = reader.take('action');
    const extreme = action === null ? reader.take('extreme') : null;
    if (action === null && extreme === null) return reader.take('field') !== null ? true : null;
    reader.take('field');
    return true;
  });
}

/** "2% on average price", "3% above my average entry": a position of one entry is its own average. */
function skipAverageEntry(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      if (!reader.takeMark('from', 'of', 'on', 'at') && reader.take('side') === null) return null;
      const entry = /^(average|avg|mean)\b/i.test(reader.words(reader.at, reader.at));
      if (reader.take('average') !== null) {
        if (reader.take('field') === null) return null;
      } else if (!entry || !reader.isAction('enter')) return null;
      else reader.at++;
      reader.note(
        'average-price',
        `"${reader.words(from, reader.at - 1)}": each entry is a trade of its own, whose distances are counted from its own price.`,
      );
      return true;
    }) ?? false
  );
}

/** `SL/TP 2%/4%`, `stop loss and take profit of 2% and 4%`. */
function readTwoAtOnce(reader: Reader, request: StrategyRequest, head: 'stop' | 'target' | 'trail'): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('slash', 'and')) return null;
      const second = reader.take('head');
      if (second === null || (second.head !== 'stop' && second.head !== 'target') || second.head === head)
        return null;
      skipLinks(reader);
      const first = readAmount(reader);
      if (first === null || !reader.takeMark('slash', 'and', 'comma')) return null;
      skipLinks(reader);
      const other = readAmount(reader);
      if (other === null) return null;
      const one = distanceOf(first);
      const two = distanceOf(other);
      if (one === null || two === null) return null;
      request[head] = { is: 'given', value: one };
      request[second.head] = { is: 'given', value: two };
      return true;
    }) ?? false
  );
}

/** `take profit at 5% and 10%`: more than one distance is a ladder. */
function readSeveral(reader: Reader, request: StrategyRequest): true | null {
  skipLinks(reader);
  const before = request.limits;
  if (!readSteps(reader, request)) return null;
  const ladder = request.limits.find(({ kind }) => kind === 'take_profit_ladder');
  // "on a third of the position at 5%": one step is a ladder where it is of a part.
  const part = ladder?.params.share_1 !== undefined && Number(ladder.params.share_1) < 100;
  if (ladder?.params.distance_2 !== undefined || part) return true;
  request.limits = before;
  return null;
}
