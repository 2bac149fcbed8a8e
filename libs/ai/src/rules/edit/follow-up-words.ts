import type { Lexeme } from '../lex/lexeme.js';
import { isComma, isMark } from '../lex/marks.js';
import { choosesValue, excludes, rises, times, withoutComplaint } from './said-around.js';
import { takenOff } from './taken-off.js';

/**
 * The words of a follow-up as the reader of requests knows them: "only take the longs while" is "only long when", "skip
 * trades when" is "unless", and "put a quarter of the account into each trade" speaks of no option.
 */
export function asFollowUp(given: readonly Lexeme[], text: string): readonly Lexeme[] {
  const meant = withoutComplaint(withoutRefusal(lengthsInWords(given, text), text), text);
  const lexemes = takenOff(withOneMore(meant, text), text);
  const said: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const skipped = skippedTrades(lexemes, at, text);
    if (skipped > 0) {
      const trades = lexemes[at + 1];
      // "skip shorts when" is "no shorts when".
      if (trades?.is === 'action') said.push({ ...lexeme, is: 'mark', mark: 'not' } as Lexeme);
      else {
        said.push({ ...lexeme, is: 'mark', mark: 'unless' } as Lexeme);
        at += skipped - 1;
      }
      continue;
    }
    if (putsMoney(lexemes, at, text)) {
      said.push({ ...lexeme, is: 'edit', edit: 'change' } as Lexeme);
      continue;
    }
    // "Bigger size, 5%"
    const [setting, parted, told] = lexemes.slice(at + 1, at + 4);
    const named = setting?.is === 'head' || setting?.is === 'grid-level';
    if (lexeme.is === 'compare' && named && isComma(parted) && told?.is === 'number') {
      said.push(setting);
      at += 2;
      continue;
    }
    // "Stop buying ETH"
    const halted = stopsMarket(lexemes, at, text);
    if (halted > 0) {
      said.push({ is: 'edit', edit: 'remove', from: lexeme.from, to: lexeme.to, glued: lexeme.glued });
      at += halted - 1;
      continue;
    }
    // "Cut it in half"
    const cut = text.slice(lexeme.from, lexeme.from + 14).toLowerCase();
    if (lexeme.is === 'action' && /^cut (it|that|this) (in|by) /.test(cut) && lexemes.length <= at + 4) {
      said.push({ is: 'edit', edit: 'halve', from: lexeme.from, to: lexeme.to, glued: lexeme.glued });
      break;
    }
    // "Half of that"
    const pointed = /^half of (that|it|this)\b/i.test(text.slice(lexeme.from, lexeme.from + 14));
    if (lexeme.is === 'unknown' && pointed) {
      said.push({ is: 'edit', edit: 'halve', from: lexeme.from, to: lexeme.to, glued: lexeme.glued });
      continue;
    }
    // "Cover sooner, at 55"
    if (lexeme.is === 'unknown' && /^(sooner|later|earlier)$/i.test(lexeme.word) && isComma(setting)) {
      at++;
      continue;
    }
    // "Mondays excluded", "weekends off"
    if (times.includes(lexeme.is) && excludes(lexemes[at + 1]) && !isMark(said[said.length - 1], 'not')) {
      said.push({ is: 'mark', mark: 'not', from: lexeme.from, to: lexeme.from, glued: false }, lexeme);
      at++;
      continue;
    }
    // "Exit if it's down 3 bars in a row": the price, whatever the entry reads.
    const moved = lexemes[at + 1];
    if (
      isMark(lexeme, 'it') &&
      moved !== undefined &&
      rises(moved) &&
      lexemes.some((one) => isMark(one, 'row'))
    ) {
      said.push({ is: 'field', field: 'close', from: lexeme.from, to: lexeme.to, glued: lexeme.glued });
      continue;
    }
    if (lexeme.is === 'unknown' && silent.has(lexeme.word.toLowerCase())) continue;
    // "Make the stop tighter, say 2%"
    const amount = lexemes[at + 1];
    if (lexeme.is === 'unknown' && lexeme.word.toLowerCase() === 'say' && amount?.is === 'number') {
      if (isComma(said[said.length - 1])) said.pop();
      continue;
    }
    // "Move the target out to 9": further away, and no way out.
    const outward = text.slice(lexeme.from, lexeme.to).toLowerCase();
    if (
      lexeme.is === 'action' &&
      ['out', 'in', 'up', 'down'].includes(outward) &&
      said.some(({ is }) => is === 'head')
    ) {
      const goal = lexemes[at + 1];
      if (goal?.is === 'mark' && goal.mark === 'to') continue;
    }
    // "close them at 65"
    const them = lexemes[at + 1];
    if (
      lexeme.is === 'verb' &&
      lexeme.verb === 'close' &&
      them?.is === 'unknown' &&
      /^(them|both|those|all)$/i.test(them.word)
    ) {
      said.push({ ...lexeme, is: 'action', action: 'exit', to: them.to } as Lexeme);
      at++;
      continue;
    }
    // "Delete the stop and the exit"
    const dropped = removedBefore(lexemes, at);
    if (dropped !== null) said.push({ ...dropped, from: lexeme.from, to: lexeme.from } as Lexeme);
    // "Take out the 50"
    if (/^take out$/i.test(text.slice(lexeme.from, lexeme.to)) && lexeme.is === 'head') {
      said.push({ ...lexeme, is: 'edit', edit: 'remove' } as Lexeme);
      continue;
    }
    // "Pause it in december"
    if (pauses(lexemes, at, text)) {
      said.push({ ...lexeme, is: 'mark', mark: 'not' } as Lexeme);
      const paused = lexemes[at + 1];
      if (paused?.is === 'verb' || (paused?.is === 'mark' && paused.mark === 'it')) at++;
      continue;
    }
    // "Stop loss if it falls below 85000": one more way out.
    const asks = lexemes[at + 1];
    if (lexeme.is === 'head' && lexeme.head === 'stop' && asks?.is === 'mark' && asks.mark === 'when') {
      said.push({ ...lexeme, is: 'mark', mark: 'also' } as Lexeme);
      said.push({ ...lexeme, is: 'action', action: 'exit' } as Lexeme);
      const subject = lexemes[at + 2];
      if (subject?.is === 'mark' && subject.mark === 'it') {
        said.push(asks, { ...subject, is: 'field', field: 'close' } as Lexeme);
        at += 2;
      }
      continue;
    }
    // "Try 12 months", "too noisy, go 1h"
    if (choosesValue(lexemes, at, text)) {
      said.push({ ...lexeme, is: 'edit', edit: 'use' } as Lexeme);
      continue;
    }
    const trading = lexemes[at + 1];
    // "stop trading on weekends"
    if (
      lexeme.is === 'head' &&
      lexeme.head === 'stop' &&
      trading?.is === 'verb' &&
      /^(trad|buy|enter)/i.test(text.slice(trading.from, trading.to))
    ) {
      said.push({ ...lexeme, is: 'mark', mark: 'not' } as Lexeme);
      continue;
    }
    if (
      lexeme.is === 'mark' &&
      lexeme.mark === 'not' &&
      /^rather than$/i.test(text.slice(lexeme.from, lexeme.to))
    ) {
      said.push({ ...lexeme, mark: 'instead' });
      continue;
    }
    if (limitsSomething(lexemes, at, text)) continue;
    const target = lexemes[at + 1];
    // "scale the size down to 5%"
    if (
      lexeme.is === 'way' &&
      target?.is === 'mark' &&
      target.mark === 'to' &&
      lexemes[at + 2]?.is === 'number' &&
      said.some(({ is }) => is === 'head') &&
      !said.some(({ is }) => is === 'action')
    )
      continue;
    const before = said[said.length - 1];
    const next = lexemes[at + 1];
    const only = before?.is === 'mark' && (before.mark === 'only' || before.mark === 'not');
    if (only && lexeme.is === 'unknown' && allowing.has(lexeme.word.toLowerCase()) && next?.is === 'action')
      continue;
    const during = text.slice(lexeme.from, lexeme.to).toLowerCase() === 'while';
    if (during && before?.is === 'action') said.push({ ...lexeme, is: 'mark', mark: 'when' } as Lexeme);
    else said.push(lexeme);
  }
  return said;
}

/** Words that add nothing to what they stand beside. */
const silent: ReadonlySet<string> = new Set(['must', 'itself', 'themselves']);

/** "One more exit: ...", "another way out: ...": beside those that are there. */
function withOneMore(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const [first] = lexemes;
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => word === 'exit' || word === 'entry' || word === 'way');
  const more = adding.has(words[at - 1] ?? '');
  if (first === undefined || at > 5 || !more) return lexemes;
  const { from, glued } = first;
  const rest = lexemes.filter((lexeme) => text.slice(lexeme.from, lexeme.to).toLowerCase() !== 'more');
  return [{ is: 'mark', mark: 'also', from, to: from, glued }, ...rest];
}

const adding: ReadonlySet<string> = new Set(['more', 'another', 'additional', 'extra', 'second', 'further']);

/** "Make the RSI 10 periods long": how long it is, and no side of the market. */
function lengthsInWords(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.filter((lexeme, at) => {
    if (lexeme.is !== 'action' || text.slice(lexeme.from, lexeme.to).toLowerCase() !== 'long') return true;
    const before = lexemes[at - 1];
    const measured =
      before?.is === 'duration' || (before?.is === 'period-word' && lexemes[at - 2]?.is === 'number');
    const next = lexemes[at + 1];
    const ends = next === undefined || (next.is === 'mark' && next.mark !== 'when');
    return !(measured && ends && saysWhatIsMade(lexemes.slice(0, at)));
  });
}

/** Whether the words up to here make something so and so, and wait for nothing. */
function saysWhatIsMade(lexemes: readonly Lexeme[]): boolean {
  const waits = lexemes.some((lexeme) => lexeme.is === 'compare' || isMark(lexeme, 'when', 'for'));
  const named = lexemes.some(({ is }) =>
    ['indicator', 'average', 'speed', 'output', 'period-word'].includes(is),
  );
  return !waits && (named || lexemes.some(({ is }) => is === 'edit' || is === 'verb'));
}

/** "No, I'd rather ...": a no to what was done, and none to what follows. */
function withoutRefusal(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const [no, ...rest] = lexemes;
  const refuses =
    no?.is === 'mark' && no.mark === 'not' && text.slice(no.from, no.to + 1).toLowerCase() === 'no,';
  return refuses && rest.length > 0 ? rest.filter((lexeme, at) => at > 0 || !isComma(lexeme)) : lexemes;
}

/**
 * The word that removes, for what is named behind another thing that goes: "remove the stop and the exit", "drop the moving
 * average condition and the target", "remove the target and the RSI".
 */
function removedBefore(lexemes: readonly Lexeme[], at: number): Lexeme | null {
  const [lexeme, next] = lexemes.slice(at, at + 2);
  const joins = lexemes[at - 1];
  const ends =
    next === undefined || next.is === 'mark' || (next.is === 'filter' && lexeme?.is === 'indicator');
  if (lexeme === undefined || !isMark(joins, 'and') || !ends) return null;
  const before = lexemes.slice(Math.max(0, at - 5), at - 1);
  const removes = before.find((one) => one.is === 'edit' && one.edit === 'remove');
  const last = before[before.length - 1];
  if (removes === undefined || last === undefined) return null;
  const behindSetting = last.is === 'head';
  const exits = lexeme.is === 'action' && (lexeme.action === 'exit' || lexeme.action.startsWith('exit-'));
  if (exits || lexeme.is === 'indicator') return behindSetting ? removes : null;
  const conditions = ['indicator', 'filter', 'field', 'unknown', 'average'];
  return lexeme.is === 'head' && conditions.includes(last.is) ? removes : null;
}

/** "pause in december", "suspend trading on fridays": nothing is entered then. */
function pauses(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [lexeme, next, after] = lexemes.slice(at, at + 3);
  if (lexeme === undefined || !/^(pause|suspend|halt)$/i.test(text.slice(lexeme.from, lexeme.to)))
    return false;
  const linked = (one: Lexeme | undefined): boolean =>
    one?.is === 'mark' && ['in', 'on', 'for', 'between', 'at'].includes(one.mark);
  return (
    linked(next) || (linked(after) && (next?.is === 'verb' || (next?.is === 'mark' && next.mark === 'it')))
  );
}

/** "skip trades when", "no longs if": how many words say so. */
function skippedTrades(lexemes: readonly Lexeme[], at: number, text: string): number {
  const [skip, trades, when] = lexemes.slice(at, at + 3);
  const skips =
    skip?.is === 'unknown' &&
    ['skip', 'avoid', 'ignore', 'block', 'forbid', 'prevent'].includes(skip.word.toLowerCase());
  // "skip when the price is above the average"
  if (skips && trades?.is === 'mark' && trades.mark === 'when') return 2;
  const asks = when?.is === 'mark' && when.mark === 'when';
  // "skip a month if RSI is above 75", "leave out a week when ..."
  const leaves = skip !== undefined && /^(skip|leave out|miss)$/i.test(text.slice(skip.from, skip.to));
  if (leaves && asks && (trades?.is === 'every' || trades?.is === 'unit')) return 3;
  if (!skips || !asks || trades === undefined) return 0;
  const words = text.slice(trades.from, trades.to).toLowerCase();
  return trades.is === 'action' || /^(trades?|entries|entry|signals?|positions?|buys?)$/.test(words) ? 3 : 0;
}

/** "put 5% of the account", "put half my money": a verb, and no option to sell. */
function putsMoney(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const lexeme = lexemes[at];
  if (lexeme?.is !== 'unsupported' || lexeme.what !== 'options') return false;
  if (text.slice(lexeme.from, lexeme.to).toLowerCase() !== 'put') return false;
  const next = lexemes.slice(at + 1, at + 4);
  return next.some(({ is }) => is === 'number' || is === 'head') && next[0]?.is !== 'unsupported';
}

/** "limit to 3 trades per day", "the limit on trades": no limit order. */
function limitsSomething(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const lexeme = lexemes[at];
  if (lexeme?.is !== 'head' || lexeme.head !== 'limit-order') return false;
  if (text.slice(lexeme.from, lexeme.to).toLowerCase() !== 'limit') return false;
  const next = lexemes[at + 1];
  return (
    next?.is === 'head' ||
    next?.is === 'verb' ||
    (next?.is === 'mark' && ['to', 'on', 'it'].includes(next.mark))
  );
}

const allowing: ReadonlySet<string> = new Set([
  'take',
  'allow',
  'permit',
  'accept',
  'do',
  'keep',
  'open',
  'start',
]);

/** "Stop buying ETH", "stop trading SOL": the market goes; how many words say so before it. */
function stopsMarket(lexemes: readonly Lexeme[], at: number, text: string): number {
  const [stop, next, after] = lexemes.slice(at, at + 3);
  if (stop?.is !== 'head') return 0;
  const words = text
    .slice(stop.from, next?.from ?? stop.to)
    .toLowerCase()
    .trim();
  if (words === 'stop trading' && next?.is === 'asset') return 1;
  const buys = next?.is === 'action' && next.action === 'buy';
  return words === 'stop' && buys && after?.is === 'asset' && lexemes.length <= at + 3 ? 2 : 0;
}
