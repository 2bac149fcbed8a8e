import { isMark } from '../lex/marks.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { isDistance, ladderOf, readRest, type Step, setSteps } from './ladder-steps.js';
import {
  isOff,
  isSale,
  isShare,
  readEqualParts,
  readShare,
  readShareBehind,
  skipPosition,
  word,
} from './parts-of-position.js';
import { gainTo, priceOfEntry } from './price-of-entry.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import { peekSign, readSigned } from './read-gain.js';
import type { Reader } from './reader.js';

/**
 * Shares of the position, each with its distance, wherever they stand: `sell half at 5% profit and the rest at 10%`,
 * `take 25% off at +5%, 25% at +10%, let the remainder run with a 7% trailing stop`.
 */
export function readParts(reader: Reader, request: StrategyRequest): boolean {
  return (
    (startsSale(reader) || startsGain(reader)) &&
    (reader.tryRead(() => (readSteps(reader, request, true) ? true : null)) ?? false)
  );
}

/**
 * The steps of a ladder: `5% and 10%`, `50% at 5%, 50% at 10%`, `half at 2 ATR, the rest at 4 ATR`. `shared`: the first
 * of them must say its share, or it is no ladder.
 */
export function readSteps(reader: Reader, request: StrategyRequest, shared = false): boolean {
  const steps: Step[] = [];
  let same: number | null = null;
  for (let place = 0; place < 4; place++) {
    const step = reader.tryRead(() => {
      if (place > 0 && !readBetween(reader)) return null;
      const told = (step: Step | null): Step | null => (shared && place === 0 && !step?.said ? null : step);
      return reader.tryRead(() => told(readStep(reader, request))) ?? told(readGainFirst(reader));
    });
    if (step === null) break;
    if (place === 0) same = step.share;
    const left = 100 - steps.reduce((sum, { share }) => sum + (share ?? 0), 0);
    const ofLeft = step.ofRest === true && step.share !== null;
    steps.push(ofLeft ? { ...step, share: Number(((left * (step.share ?? 0)) / 100).toPrecision(6)) } : step);
  }
  const modes = new Set(steps.map(({ mode }) => mode));
  if (steps.length === 0 || modes.size > 1) return false;
  if (steps.every(({ share }) => share === null)) same = readShareOfEach(reader);
  const params = ladderOf(steps, same);
  if (params === null) return false;
  setSteps(request, params);
  for (const { note } of steps) if (note !== undefined) reader.note('take-profit', note);
  readRest(reader, request);
  return true;
}

/** What parts one step from the next: a comma, "and", a new line, "second target", or the next share by itself. */
function readBetween(reader: Reader): boolean {
  // "6% 12% and 18%"
  const next = reader.peekIs('number')?.unit === 'percent' && reader.peekIs('number', -1)?.unit === 'percent';
  let parted = next || reader.peekIs('part') !== null;
  for (let step = 0; step < 4; step++) {
    if (!reader.takeMark('comma', 'and', 'slash', 'then', 'newline', 'bullet')) break;
    parted = true;
  }
  if (parted && reader.peekIs('head')?.head === 'target') {
    reader.at++;
    if (reader.peekIs('number')?.glued === true) reader.at++;
  }
  return parted;
}

/** Whether a sale of a part may begin here. */
function startsSale(reader: Reader): boolean {
  return (
    reader.peekIs('part') !== null ||
    reader.peekIs('head')?.head === 'ladder' ||
    isSale(reader) ||
    (reader.peekIs('number')?.unit === 'percent' && isOff(reader, 1))
  );
}

function readStep(reader: Reader, request: StrategyRequest): Step | null {
  for (let step = 0; step < 3; step++) {
    const profits = reader.peekIs('head')?.head === 'ladder' || reader.isMark('colon');
    if (!profits && !isSale(reader)) break;
    reader.at++;
  }
  skipObject(reader);
  // "Take 50% profit at 3%"
  const profit = reader.peekIs('head', 1)?.head === 'target' || isGain(reader, 1);
  if (profit && reader.peekIs('number')?.unit === 'percent' && reader.isMark('at', 2)) {
    const share = reader.take('number')?.value ?? 0;
    reader.at += 2;
    const amount = readGainOf(reader);
    if (amount === null || share > 100 || !isDistance(amount)) return null;
    return { value: amount.value, mode: amount.kind, period: amount.atrPeriod, share, said: true };
  }
  if (reader.isMark('on') && reader.peekIs('part', 1) !== null) reader.at++;
  const before =
    reader.tryRead(() => readEqualParts(reader)) ??
    reader.tryRead(() => readUnitsSold(reader, request)) ??
    reader.tryRead(() => readShare(reader));
  const ofRest = before !== null && takesRest(reader);
  skipPosition(reader);
  skipLinks(reader);
  // "a quarter each at 10%"
  if (reader.takeMark('per')) skipLinks(reader);
  const asked = before !== null && reader.takeMark('when', 'after');
  const gained = readGained(reader, asked);
  const told = reader.tryRead(() => readTargetOf(reader)) ?? readGainOf(reader);
  const bare = told?.kind === 'plain' || told?.kind === 'money';
  const priced = bare ? atPrice(reader, request, told.value) : null;
  const amount = bare ? (withUnitBehind(reader, told.value) ?? priced ?? told) : told;
  if (amount === null || amount.unsaid === true || !isDistance(amount)) return null;
  // "The other half 3% lower": bought, not sold.
  if (reader.peekIs('side') !== null || cheaper.has(reader.words(reader.at, reader.at).toLowerCase()))
    return null;
  // "12%, 50% of equity": not a distance.
  const behind = reader.peekIs('head')?.head;
  // "..., 50% each": the share of each step.
  if (reader.isMark('of') || reader.isMark('per')) return null;
  if (behind !== undefined && behind !== 'target' && behind !== 'risk') return null;
  // "at 5% profit"
  if (!gained && !readGained(reader, false) && (behind === 'target' || behind === 'risk')) reader.at++;
  const after = before === null ? readShareBehind(reader) : null;
  const share = before ?? after;
  // "At 1R bank a third, at 2R bank another": the share stands behind its sale.
  if (share === null && isSale(reader) && isShareBehind(reader, 1)) return null;
  return {
    value: amount.value,
    mode: amount.kind,
    period: amount.atrPeriod,
    share: share?.share ?? null,
    said: share !== null,
    ...(amount === priced && priced !== null && { note: priced.note }),
    ...(ofRest && { ofRest }),
  };
}

function isGain(reader: Reader, ahead: number): boolean {
  return /^(profits?|gains?)$/i.test(reader.words(reader.at + ahead, reader.at + ahead));
}

/** "Another half of the rest at 8%": a share of what is left by then. */
function takesRest(reader: Reader): boolean {
  return (
    reader.tryRead(() => (reader.takeMark('of') && reader.take('part')?.share === null ? true : null)) ??
    false
  );
}

/** "Sell 50 shares at +5% and the other 50 at +10%": a share of the units that were bought. */
function readUnitsSold(reader: Reader, request: StrategyRequest): { readonly share: number } | null {
  const size =
    request.size.is === 'given' && request.size.value.mode === 'fixed_units' ? request.size.value : null;
  if (size === null) return null;
  reader.take('part');
  const number = reader.take('number');
  if (number?.unit !== 'plain' || number.value > size.value) return null;
  if (reader.peekIs('head')?.head === 'unit-of-asset' || reader.peekIs('asset') !== null) reader.at++;
  if (!isMark(reader.peek(), 'at', 'when', 'on', 'after')) return null;
  return { share: Math.floor((number.value / size.value) * 10_000) / 100 };
}

/** "Sell my LINK longs in thirds": what is held, where a share of it follows. */
function skipObject(reader: Reader): void {
  reader.tryRead(() => {
    const market = reader.take('asset') !== null;
    const side = reader.isAction('long') || reader.isAction('short');
    if (side) reader.at++;
    return (market || side) && reader.isMark('in') ? true : null;
  });
}

/** `when up 2% sell a third`, `at 2R close half`, `0.5R partial: close half`: the distance first. */
function readGainFirst(reader: Reader): Step | null {
  return reader.tryRead(() => {
    const asked = reader.takeMark('when', 'after');
    const linked = asked || reader.takeMark('at', 'on');
    if (!linked && !headsShare(reader)) return null;
    if (!linked) takePartial(reader);
    if (!linked) reader.takeMark('at');
    const early = readGained(reader, asked);
    reader.takeMark('plus');
    const amount = readAmount(reader);
    if (amount === null || !isDistance(amount)) return null;
    const gained = early || readGained(reader, false);
    // "4% from my buy"
    reader.tryRead(() => {
      if (!reader.takeMark('from', 'of') && reader.take('side') === null) return null;
      const action = reader.take('action')?.action;
      reader.take('field');
      return action === 'enter' || action === 'buy' ? true : null;
    });
    if (asked && !gained && amount.kind !== 'reward') return null;
    takePartial(reader);
    while (reader.takeMark('comma', 'then', 'arrow', 'colon'));
    if (!startsSale(reader)) return null;
    while (isSale(reader)) reader.at++;
    const share = readShare(reader) ?? readShareBehind(reader);
    if (share === null) return null;
    skipPosition(reader);
    return {
      value: amount.value,
      mode: amount.kind,
      period: amount.atrPeriod,
      share: share.share,
      said: true,
    };
  });
}

/** "1R partial: half off", "+2%: sell a third", "partial at 1R: half": a distance heads what is sold there. */
function headsShare(reader: Reader): boolean {
  if (!isClauseBreak(reader, reader.at - 1)) return false;
  const named = partials.has(word(reader)) ? 1 : 0;
  const linked = named === 1 && reader.isMark('at', 1) ? 2 : named;
  const signed = linked + (reader.isMark('plus', linked) ? 1 : 0);
  const distance = reader.peekIs('number', signed);
  if (distance === null || distance.unit === 'plain' || distance.unit === 'money') return false;
  for (let ahead = signed + 1; ahead < signed + 5; ahead++) {
    if (isMark(reader.peek(ahead), 'colon', 'arrow')) return isShareBehind(reader, ahead + 1);
    if (reader.atClauseEnd(ahead)) return false;
  }
  return false;
}

function isShareBehind(reader: Reader, ahead: number): boolean {
  return isShare(reader, ahead) || isShare(reader, ahead + 1) || isShare(reader, ahead + 2);
}

const partials: ReadonlySet<string> = new Set(['partial', 'partials', 'scale-out']);

function takePartial(reader: Reader): void {
  if (partials.has(word(reader))) reader.at++;
}

function startsGain(reader: Reader): boolean {
  const link = isMark(reader.peek(), 'when', 'after', 'at', 'on');
  if (!link) return headsShare(reader);
  for (let ahead = 1; ahead < 10 && !reader.atClauseEnd(ahead); ahead++)
    if (isShare(reader, ahead)) return true;
  return false;
}

/** `..., 50% each`: one share for all of the steps. */
function readShareOfEach(reader: Reader): number | null {
  return reader.tryRead(() => {
    reader.takeMark('comma');
    const share = reader.tryRead(() => readShare(reader))?.share ?? reader.take('number');
    skipPosition(reader);
    const value = typeof share === 'number' ? share : share?.unit === 'percent' ? share.value : null;
    return value !== null && reader.takeMark('per') ? value : null;
  });
}

/** `at 2, 4 and 6 ATR`, `at 5/10/15%`: the unit that stands behind the last of a list is that of each. */
function withUnitBehind(reader: Reader, value: number): Amount | null {
  // "2-3%" is a range.
  if (reader.words(reader.at, reader.at) === '-') return null;
  for (let ahead = 0; ahead < 12; ahead++) {
    const number = reader.peekIs('number', ahead);
    if (number === null && !isMark(reader.peek(ahead), 'comma', 'and', 'slash', 'plus')) return null;
    if (number?.unit === 'percent') return { value, kind: 'percent', atrPeriod: null };
    if (number?.unit === 'reward') return { value, kind: 'reward', atrPeriod: null };
    if (number !== null && reader.peekIs('indicator', ahead + 1)?.name === 'atr')
      return { value, kind: 'atr', atrPeriod: null };
  }
  return null;
}

/** "... at 0.50": a price, where the entry waits for one as well, is so far from it. */
function atPrice(
  reader: Reader,
  request: StrategyRequest,
  price: number,
): (Amount & { readonly note: string }) | null {
  const entry = priceOfEntry(request);
  const gain = entry === null || !reader.isMark('at', -2) ? null : gainTo(price, entry);
  if (entry === null || gain === null) return null;
  const note = `A step at ${price} is ${gain}% from an entry at ${entry.price}.`;
  return { value: gain, kind: 'percent', atrPeriod: null, note };
}

const cheaper: ReadonlySet<string> = new Set(['lower', 'cheaper', 'below', 'under', 'beneath']);

/** `up`, `price is up`, `in profit`, `gain`: the distance is one of gains. */
function readGained(reader: Reader, asked: boolean): boolean {
  return (
    reader.tryRead(() => {
      if (asked) {
        reader.takeMark('it');
        reader.take('field');
      }
      reader.skipBe();
      reader.takeMark('in', 'of');
      if (reader.isVerb('rise') || (asked && reader.isVerb('make'))) reader.at++;
      else if (reader.take('way')?.way !== 'up') return null;
      reader.takeMark('by');
      return true;
    }) ?? false
  );
}

/** `5%`, `+5`: how far a step lies. */
function readGainOf(reader: Reader): Amount | null {
  const number = reader.peekIs('number');
  // "2x risk"
  if (number?.unit === 'times' && reader.peekIs('head', 1)?.head === 'risk') {
    reader.at += 2;
    return { value: number.value, kind: 'reward', atrPeriod: null };
  }
  return peekSign(reader) === true ? readSigned(reader, true) : readAmount(reader);
}

/** `target 1 (2%)`: the distance in parentheses behind the name of the step. */
function readTargetOf(reader: Reader): Amount | null {
  if (reader.take('head')?.head !== 'target') return null;
  const place = reader.take('number');
  if (place === null || place.unit !== 'plain' || !reader.takeMark('open')) return null;
  reader.takeMark('plus', 'at');
  const amount = readAmount(reader);
  return reader.takeMark('close') ? amount : null;
}
