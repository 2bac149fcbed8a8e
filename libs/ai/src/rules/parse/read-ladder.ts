import type { Params } from '@strategy-builder/domain';
import { isMark } from '../lex/marks.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { gainTo, priceOfEntry } from './price-of-entry.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import { noteWholeTrail } from './read-distance.js';
import { peekSign, readSigned } from './read-gain.js';
import { readSetting } from './read-settings.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

interface Step {
  readonly value: number;
  readonly mode: 'percent' | 'atr' | 'reward';
  readonly period: number | null;
  /** Percent of the position; null for an equal part or the rest. */
  readonly share: number | null;
  /** Its share stands there, if only as "the rest". */
  readonly said: boolean;
  /** What is assumed where it was told as a price. */
  readonly note?: string;
}

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
      const next = reader.tryRead(() => readStep(reader, request)) ?? readGainFirst(reader);
      return next === null || (shared && place === 0 && !next.said) ? null : next;
    });
    if (step === null) break;
    if (place === 0) same = step.share;
    steps.push(step);
  }
  const modes = new Set(steps.map(({ mode }) => mode));
  if (steps.length === 0 || modes.size > 1) return false;
  if (steps.every(({ share }) => share === null)) same = readShareOfEach(reader);
  const params = ladderOf(steps, same);
  if (params === null) return false;
  setLimit(request, 'take_profit_ladder', params);
  for (const { note } of steps) if (note !== undefined) reader.note('take-profit', note);
  readRest(reader, request);
  return true;
}

/** What parts one step from the next: a comma, "and", a new line, "second target", or the next share by itself. */
function readBetween(reader: Reader): boolean {
  let parted = reader.peekIs('part') !== null;
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

/** `sell`, `close`, `take`, `book`, `trim`: leaving with a part. */
function isSale(reader: Reader): boolean {
  const action = reader.peekIs('action')?.action;
  if (action !== undefined) return action === 'sell' || action.startsWith('exit');
  if (reader.isVerb('close')) return true;
  // "take off a third": the same two words as a pause.
  if (reader.peekIs('head')?.head === 'cooldown') return isShare(reader, 1);
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  if (word !== undefined) return sales.has(word);
  return (
    reader.peekIs('head')?.head === 'equity' && sales.has(reader.words(reader.at, reader.at).toLowerCase())
  );
}

/** `a third`, `half`. */
function isShare(reader: Reader, ahead: number): boolean {
  const word = reader.peekIs('unknown', ahead)?.word.toLowerCase() ?? '';
  return reader.peekIs('part', ahead) !== null || sharesInWords[word] !== undefined;
}

const sales: ReadonlySet<string> = new Set(
  'take takes taking book books bank banks cash trim trims lock scale reduce unload'.split(' '),
);

function isOff(reader: Reader, ahead = 0): boolean {
  const word = reader.peekIs('unknown', ahead)?.word.toLowerCase();
  return word === 'off' || word === 'out';
}

function readStep(reader: Reader, request: StrategyRequest): Step | null {
  for (let step = 0; step < 3; step++) {
    const profits = reader.peekIs('head')?.head === 'ladder' || reader.isMark('colon');
    if (!profits && !isSale(reader)) break;
    reader.at++;
  }
  if (reader.isMark('on') && reader.peekIs('part', 1) !== null) reader.at++;
  const before = reader.tryRead(() => readEqualParts(reader)) ?? reader.tryRead(() => readShare(reader));
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
  return {
    value: amount.value,
    mode: amount.kind,
    period: amount.atrPeriod,
    share: share?.share ?? null,
    said: share !== null,
    ...(amount === priced && priced !== null && { note: priced.note }),
  };
}

/** `when up 2% sell a third`, `at 2R close half`: the distance first. */
function readGainFirst(reader: Reader): Step | null {
  return reader.tryRead(() => {
    const asked = reader.takeMark('when', 'after');
    if (!asked && !reader.takeMark('at', 'on')) return null;
    const early = readGained(reader, asked);
    reader.takeMark('plus');
    const amount = readAmount(reader);
    if (amount === null || !isDistance(amount)) return null;
    const gained = early || readGained(reader, false);
    if (asked && !gained && amount.kind !== 'reward') return null;
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

function startsGain(reader: Reader): boolean {
  const link = isMark(reader.peek(), 'when', 'after', 'at', 'on');
  if (!link) return false;
  for (let ahead = 1; ahead < 10 && !reader.atClauseEnd(ahead); ahead++)
    if (reader.peekIs('part', ahead) !== null) return true;
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

/** `in thirds`, `in four equal parts`: as many steps, all alike. */
function readEqualParts(reader: Reader): { readonly share: number | null } | null {
  reader.takeMark('in');
  const spoken = partsInWords[word(reader)];
  const count = spoken ?? reader.peekIs('number')?.value ?? 0;
  reader.at++;
  if (spoken === undefined) {
    const equal = reader.peekIs('unsupported')?.what === 'equal-weight';
    if (equal || word(reader) === 'equal') reader.at++;
    if (parts.has(word(reader))) reader.at++;
    else if (!equal) return null;
  }
  if (!Number.isInteger(count) || count < 2 || count > 4) return null;
  reader.takeMark('comma', 'colon');
  return { share: Math.floor(10_000 / count) / 100 };
}

const partsInWords: Readonly<Record<string, number>> = { halves: 2, thirds: 3, quarters: 4 };
const parts: ReadonlySet<string> = new Set(
  'parts pieces tranches steps chunks portions lots slices'.split(' '),
);

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

/** `half`, `50%`, `another 25%`, `1/3`: null as a share is the rest. */
function readShare(reader: Reader): { readonly share: number | null } | null {
  while (['another', 'other', 'next', 'further', 'first'].includes(word(reader))) reader.at++;
  const part = reader.take('part');
  if (part !== null) return { share: part.share };
  const spoken = sharesInWords[word(reader)];
  if (spoken !== undefined) {
    reader.at++;
    return { share: spoken };
  }
  const number = reader.take('number');
  if (number?.unit === 'percent' && number.value <= 100)
    return isOff(reader) || isMark(reader.peek(), 'at', 'of', 'when', 'on', 'after', 'per')
      ? { share: number.value }
      : null;
  // "1/3 at 2%"
  const under = reader.takeMark('slash') ? reader.take('number') : null;
  if (number === null || under === null || number.value >= under.value) return null;
  const links = reader.isMark('at') || reader.isMark('of') || isOff(reader);
  return links ? { share: Math.floor((number.value / under.value) * 10_000) / 100 } : null;
}

const cheaper: ReadonlySet<string> = new Set(['lower', 'cheaper', 'below', 'under', 'beneath']);

const sharesInWords: Readonly<Record<string, number>> = { half: 50, third: 33.33, quarter: 25 };

function word(reader: Reader): string {
  return reader.peekIs('unknown')?.word.toLowerCase() ?? '';
}

/** `off`, `of the position`, `of it`: what a share is a share of. */
function skipPosition(reader: Reader): void {
  reader.tryRead(() => {
    const linked = reader.takeMark('of');
    const named =
      reader.takeMark('it') || ['position', 'holdings', 'trade', 'bag', 'size'].includes(word(reader));
    if (!named) return null;
    if (!reader.isMark('it', -1)) reader.at++;
    return linked || named ? true : null;
  });
  if (isOff(reader)) reader.at++;
}

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

/** What becomes of the rest: `let the rest run`, `hold the remainder`, `the runner with a 7% trailing stop`. */
function readRest(reader: Reader, request: StrategyRequest): void {
  reader.tryRead(() => {
    for (
      let step = 0;
      step < 3 && reader.takeMark('comma', 'and', 'stop', 'newline', 'bullet', 'then');
      step++
    );
    const from = reader.at;
    const kept = reader.peekIs('edit')?.edit === 'keep' || reader.isVerb('stay');
    if (kept) reader.at++;
    if (['leave', 'keep'].includes(word(reader))) reader.at++;
    const part = reader.peekIs('part');
    // "1/3 at 1R, 1/3 at 2R, last third trails 2%"
    const last = part !== null && /^(the )?(last|final) /i.test(reader.words(reader.at, reader.at));
    const percent = part === null && reader.isMark('last') && reader.peekIs('number', 1)?.unit === 'percent';
    if (percent) reader.at += 2;
    else if (last || part?.share === null || ['runner', 'runners'].includes(word(reader))) reader.at++;
    else if (!(kept && reader.peekIs('edit', -1) !== null)) return null;
    while (runs.has(word(reader)) || reader.isVerb('rise') || reader.isVerb('stay') || reader.isMark('on'))
      reader.at++;
    if (reader.atClauseEnd() || reader.isMark('comma') || reader.isMark('until')) return true;
    reader.takeMark('with', 'by');
    if (!readSetting(reader, request) || request.trail.is !== 'given') return null;
    noteWholeTrail(reader, from);
    return true;
  });
}

const runs: ReadonlySet<string> = new Set('run runs running ride rides runner is has gets'.split(' '));

/** Percent, ranges, or multiples of the risk. */
function isDistance(amount: Amount): amount is Amount & { readonly kind: Step['mode'] } {
  return amount.kind === 'percent' || amount.kind === 'atr' || amount.kind === 'reward';
}

/** A ladder's parameters: what has no share of its own gets an equal part of what the others leave. */
function ladderOf(steps: readonly Step[], same: number | null): Params | null {
  // "a third off at 3%, 6% and 9%": the share that was said once holds for each.
  const repeated = same !== null && steps.slice(1).every(({ said }) => !said);
  const fits = repeated && same * steps.length <= 100.01 && steps.length > 1;
  const shares = steps.map(({ share }) => share ?? (fits ? same : null));
  const given = shares.reduce((sum: number, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === null).length;
  if (given > 100.01) return null;
  const each = open === 0 ? 0 : Math.floor(((100 - given) / open) * 100) / 100;
  const params: Record<string, string | number> = {};
  const [first] = steps;
  if (first?.mode === 'atr') {
    params.mode = 'atr';
    const period = steps.find((step) => step.period !== null)?.period ?? null;
    if (period !== null) params.period = period;
  } else params.mode = first?.mode ?? 'percent';
  for (let place = 0; place < 4; place++) {
    const step = steps[place];
    if (step !== undefined) params[`distance_${place + 1}`] = step.value;
    params[`share_${place + 1}`] = step === undefined ? 0 : (shares[place] ?? each);
  }
  return params;
}

/**
 * The numbered steps of a ladder, the first target's name being read: `TP1 +2% sell 50%, TP2 +4% sell 30%, TP3 +8% rest`,
 * `TP1: 2% (50%), TP2: 4%`.
 */
export function readRungs(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const steps: Step[] = [];
      while (steps.length < 4) {
        const step = reader.tryRead(() => readRung(reader, steps.length + 1));
        if (step === null) break;
        steps.push(step);
      }
      if (steps.length < 2 || new Set(steps.map(({ mode }) => mode)).size > 1) return null;
      const params = ladderOf(steps, null);
      if (params === null) return null;
      setLimit(request, 'take_profit_ladder', params);
      readRest(reader, request);
      return true;
    }) ?? false
  );
}

function readRung(reader: Reader, place: number): Step | null {
  if (place > 1) {
    for (let step = 0; step < 3; step++)
      if (!reader.takeMark('comma', 'and', 'slash', 'newline', 'bullet', 'stop')) break;
    if (reader.take('head')?.head !== 'target') return null;
  }
  const rung = reader.take('number');
  if (rung === null || !rung.glued || rung.unit !== 'plain' || rung.value !== place) return null;
  skipLinks(reader);
  reader.takeMark('plus');
  const amount = readAmount(reader);
  if (amount === null || !isDistance(amount)) return null;
  const { value, kind, atrPeriod } = amount;
  const share = readShareBehind(reader);
  return { value, mode: kind, period: atrPeriod, share: share?.share ?? null, said: share !== null };
}

/** `sell 50%`, `(50%)`, `close half`, `for half`, `rest`: the share of a step; null when none is said. */
function readShareBehind(reader: Reader): { readonly share: number | null } | null {
  return reader.tryRead(() => {
    const open = reader.takeMark('open');
    reader.takeMark('for', 'on');
    if (reader.take('action') === null && reader.isVerb('close')) reader.at++;
    const part = reader.take('part');
    const spoken = part === null ? sharesInWords[word(reader)] : undefined;
    if (spoken !== undefined) reader.at++;
    const number = part === null && spoken === undefined ? reader.take('number') : null;
    skipPosition(reader);
    if (open && !reader.takeMark('close')) return null;
    if (part !== null) return { share: part.share };
    if (spoken !== undefined) return { share: spoken };
    return number?.unit === 'percent' ? { share: number.value } : null;
  });
}
