import type { Lexeme } from './lexeme.js';
import { endsItem, isMark } from './marks.js';

type Numeral = Extract<Lexeme, { readonly is: 'number' }>;
type Side = 'long' | 'short';

/** A price at which a position is opened, and where it stands. */
interface Opening {
  readonly at: number;
  readonly price: number;
  readonly side: Side;
}

/** A bare number behind the name of a stop or a target. */
interface Out {
  readonly at: number;
  readonly head: 'stop' | 'target';
  /** Where the name of the target stands, for its first number. */
  readonly headAt: number;
}

/**
 * "Entry at 14.20, tp1 15.8 (half), tp2 17, SL 12.9": beside the price of an entry, bare numbers that lie around it on
 * their proper sides are prices and no percentages. They are marked as such, and the targets are numbered.
 */
export function priceTickets(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const outs = outsIn(lexemes);
  const opening = outs.length === 0 ? null : openingIn(lexemes);
  if (opening === null) return lexemes;
  const near = outs.filter(({ at, head }) => liesWell(valueAt(lexemes, at), head, opening, bothSides(outs)));
  if (near.length < outs.length) return lexemes;
  return marked(lexemes, opening, outs);
}

function bothSides(outs: readonly Out[]): boolean {
  return outs.some(({ head }) => head === 'stop') && outs.some(({ head }) => head === 'target');
}

/** A stop lies on the losing side of the entry, a target on the winning one, and neither far from it. */
function liesWell(price: number, head: Out['head'], { price: entry, side }: Opening, both: boolean): boolean {
  const gains = price > entry === (side === 'long');
  if (price === entry || gains !== (head === 'target')) return false;
  return both ? price > entry * 0.3 && price < entry * 4 : price > entry * 0.7 && price < entry * 1.5;
}

function valueAt(lexemes: readonly Lexeme[], at: number): number {
  return (lexemes[at] as Numeral).value;
}

function isBare(lexeme: Lexeme | undefined): lexeme is Numeral {
  return lexeme?.is === 'number' && (lexeme.unit === 'plain' || lexeme.unit === 'money') && lexeme.value > 0;
}

/** All bare numbers behind "stop" and "target"; none at all where one of them has a unit. */
function outsIn(lexemes: readonly Lexeme[]): readonly Out[] {
  const outs: Out[] = [];
  for (let headAt = 0; headAt < lexemes.length; headAt++) {
    const head = lexemes[headAt];
    if (head?.is !== 'head' || (head.head !== 'stop' && head.head !== 'target')) continue;
    let at = afterLinks(lexemes, headAt + 1);
    const rung = lexemes[at];
    if (rung?.is === 'number' && rung.whole && rung.value < 5) {
      const next = afterLinks(lexemes, at + 1);
      if (rung.glued || isBare(lexemes[next])) at = next;
    }
    for (;;) {
      const number = lexemes[at];
      if (number?.is !== 'number') break;
      const behind = lexemes[at + 1];
      if (!isBare(number) || behind?.is === 'indicator' || isMark(behind, 'times', 'per')) return [];
      outs.push({ at, head: head.head, headAt });
      at = afterShare(lexemes, at + 1);
      if (head.head === 'stop' || !isMark(lexemes[at], 'comma', 'and', 'slash')) break;
      at++;
      if (isMark(lexemes[at], 'and')) at++;
    }
  }
  return outs;
}

function afterLinks(lexemes: readonly Lexeme[], from: number): number {
  let at = from;
  for (; at < from + 3; at++) {
    const lexeme = lexemes[at];
    const links =
      isMark(lexeme, 'at', 'on', 'colon', 'to', 'of') ||
      (lexeme?.is === 'compare' && lexeme.op === '==') ||
      (lexeme?.is === 'verb' && (lexeme.verb === 'be' || lexeme.verb === 'move'));
    if (!links) break;
  }
  return at;
}

/** Behind "(half)", where a share stands in parentheses. */
function afterShare(lexemes: readonly Lexeme[], at: number): number {
  if (!isMark(lexemes[at], 'open')) return at;
  for (let end = at + 1; end < at + 5; end++) if (isMark(lexemes[end], 'close')) return end + 1;
  return at;
}

/** The first bare number behind an order to open a position, or behind its market. */
function openingIn(lexemes: readonly Lexeme[]): Opening | null {
  let side: Side = 'long';
  let told = false;
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    if (lexeme.is === 'action') {
      const { action } = lexeme;
      if (!told && (action === 'short' || action === 'sell')) side = 'short';
      if (['buy', 'long', 'short', 'enter', 'sell'].includes(action)) told = true;
      else continue;
    } else if (lexeme.is !== 'asset') continue;
    const place = numberBehind(lexemes, at + 1);
    if (place !== null && (told || opensLater(lexemes, place)))
      return { at: place, price: valueAt(lexemes, place), side: told ? side : sideTold(lexemes) };
  }
  return null;
}

/** "EURUSD 1.0850 long, SL 1.08": the order stands behind its price. */
function opensLater(lexemes: readonly Lexeme[], place: number): boolean {
  const next = lexemes[place + 1];
  return next?.is === 'action' && ['buy', 'long', 'short', 'sell', 'enter'].includes(next.action);
}

function sideTold(lexemes: readonly Lexeme[]): Side {
  const order = lexemes.find((one) => one.is === 'action' && one.action !== 'enter');
  return order?.is === 'action' && (order.action === 'short' || order.action === 'sell') ? 'short' : 'long';
}

/** A bare number a few words on, with nothing between that measures something else. */
function numberBehind(lexemes: readonly Lexeme[], from: number): number | null {
  for (let at = from; at < from + 7; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || endsItem(lexeme)) return null;
    if (lexeme.is === 'number') {
      const behind = lexemes[at + 1];
      const counts =
        behind?.is === 'asset' ||
        behind?.is === 'indicator' ||
        behind?.is === 'duration' ||
        (behind?.is === 'head' && behind.head === 'unit-of-asset') ||
        isMark(behind, 'of', 'per', 'times');
      return isBare(lexeme) && !counts && !(lexeme.glued && lexemes[at - 1]?.is === 'indicator') ? at : null;
    }
    const passes =
      lexeme.is === 'asset' ||
      lexeme.is === 'venue' ||
      lexeme.is === 'market' ||
      lexeme.is === 'side' ||
      lexeme.is === 'unknown' ||
      lexeme.is === 'timeframe' ||
      (lexeme.is === 'field' && lexeme.field !== 'volume') ||
      (lexeme.is === 'compare' && lexeme.op !== '==') ||
      (lexeme.is === 'action' && ['buy', 'long', 'short', 'enter'].includes(lexeme.action)) ||
      isMark(lexeme, 'at', 'from', 'colon', 'on', 'when', 'comma', 'it') ||
      (lexeme.is === 'compare' && lexeme.op === '==') ||
      (lexeme.is === 'verb' && lexeme.verb !== 'stay');
    if (!passes) return null;
  }
  return null;
}

/** The same words with their prices marked, "at" before a bare entry, and several targets numbered. */
function marked(lexemes: readonly Lexeme[], opening: Opening, outs: readonly Out[]): readonly Lexeme[] {
  const out: Lexeme[] = [];
  const targets = outs.filter(({ head }) => head === 'target');
  const several = targets.length > 1;
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at] as Lexeme;
    const before = out[out.length - 1];
    const { from } = lexeme;
    if (at === opening.at) {
      if (isMark(before, 'from', 'colon', 'comma')) out.pop();
      const last = out[out.length - 1];
      if (last?.is === 'asset' || last?.is === 'action' || last?.is === 'timeframe')
        out.push({ is: 'mark', mark: 'at', from, to: from, glued: false });
      out.push({ ...(lexeme as Numeral), price: { entry: null } });
      // "Long from 140: stop 131": the colon heads no list of conditions.
      const next = lexemes[at + 1];
      if (isMark(next, 'colon')) {
        out.push({ ...(next as Lexeme), is: 'mark', mark: 'comma' } as Lexeme);
        at++;
      }
      continue;
    }
    const place = outs.findIndex((one) => one.at === at);
    const told = outs[place];
    if (told === undefined) {
      // The number of a target is told anew where there are several.
      const ofTarget = several && targets.some(({ headAt, at: number }) => at > headAt && at < number);
      const first = targets.find(({ headAt }) => headAt < at && at < headAt + 4);
      const rung = ofTarget && lexeme.is === 'number' && first !== undefined && at < first.at;
      if (!rung) out.push(lexeme);
      continue;
    }
    if (several && told.head === 'target') {
      const number = targets.indexOf(told) + 1;
      const again = targets[number - 2]?.headAt === told.headAt;
      if (again) {
        const head = lexemes[told.headAt] as Lexeme;
        if (!isMark(before, 'comma')) {
          if (isMark(before, 'and', 'slash')) out.pop();
          out.push({ is: 'mark', mark: 'comma', from, to: from, glued: false });
        }
        out.push({ ...head, from, to: from });
      } else while (out.length > 0 && isMark(out[out.length - 1], 'at', 'colon', 'to')) out.pop();
      out.push({ is: 'number', value: number, unit: 'plain', whole: true, from, to: from, glued: true });
    }
    out.push({ ...(lexeme as Numeral), price: { entry: opening.price, side: opening.side } });
  }
  return out;
}
