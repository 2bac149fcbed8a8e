import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readCondition } from '../parse/read-condition.js';
import { Reader } from '../parse/reader.js';
import { field } from '../request/expression.js';
import { saysAny } from '../scan/spoken.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

/**
 * `stop everything if the price falls below 2000`, `kill the bot when ADX is under 15`, `close all positions if ...`: what
 * ends the strategy as a whole; `stay out when ...`, `stop buying if ...`: what ends its entries. Neither narrows an entry
 * to its condition.
 */
export function readHalt(clause: EditClause): EditWord | null {
  const at = conditionAt(clause);
  if (at < 1) return null;
  const { spoken } = clause.part(0, at);
  const whole =
    ordersHalt(spoken) || (ordersPause(spoken) && (spoken.includes('flat') || spoken.includes('cash')));
  if (!whole && !ordersPause(spoken)) return null;
  const first = clause.lexemes[at];
  const { lexemes, text } =
    first !== undefined && asks(first, clause.text) ? clause.part(at + 1) : clause.part(at);
  const reader = new Reader(lexemes, text);
  reader.subject = field('close');
  const condition = reader.tryRead(() => readCalendar(reader)) ?? readCondition(reader);
  return condition === null || reader.peek() !== undefined
    ? null
    : { is: 'halt', of: whole ? 'all' : 'entries', condition };
}

/** "If", "when", "while". */
function asks(lexeme: Lexeme, text: string): boolean {
  if (lexeme.is !== 'mark') return false;
  return lexeme.mark === 'when' || text.slice(lexeme.from, lexeme.to).toLowerCase() === 'while';
}

/** Where the condition begins: at its "if", at its days, or at the level behind the order: "stop the bot below 40000". */
function conditionAt(clause: EditClause): number {
  const when = clause.lexemes.findIndex((lexeme) => asks(lexeme, clause.text));
  if (when !== -1) return when;
  // "Stop everything if" is one phrase.
  const phrase = clause.lexemes.findIndex(
    (lexeme) =>
      lexeme.is === 'head' &&
      lexeme.head === 'drawdown-limit' &&
      / (if|when|once)\b/i.test(clause.text.slice(lexeme.from, lexeme.to)),
  );
  if (phrase === 0) return 1;
  const dated = clause.lexemes.findIndex(({ is }) => calendar.includes(is));
  if (dated > 1 && clause.lexemes[dated - 1]?.is === 'mark') return dated - 1;
  const level = clause.lexemes.findIndex(({ is }) => is === 'side' || is === 'compare');
  const [number, ...more] = clause.lexemes.slice(level + 1);
  return level > 0 && isPrice(number) && more.length === 0 ? level : -1;
}

const calendar: readonly Lexeme['is'][] = ['calendar-month', 'weekdays', 'session', 'proportion'];

function isPrice(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'number' && (lexeme.unit === 'plain' || lexeme.unit === 'money');
}

/** Whether words order all of it to end: a verb that ends, and all that it can be said of. */
function ordersHalt(spoken: readonly string[]): boolean {
  const words = spoken.filter((word) => !between.has(word));
  const ends = words.filter((word) => ending.has(word));
  const leaves = words.filter((word) => leaving.has(word));
  const objects = words.filter((word) => wholes.has(word));
  if (words.length !== ends.length + leaves.length + objects.length || objects.length === 0) return false;
  return ends.length > 0 || (leaves.length > 0 && objects.some((word) => everything.has(word)));
}

const ending: ReadonlySet<string> = new Set(
  'stop stops kill end ends terminate halt halts abort quit shut turn switch disable deactivate unwind liquidate flatten'.split(
    ' ',
  ),
);
const leaving: ReadonlySet<string> = new Set('close exit sell dump'.split(' '));
const everything: ReadonlySet<string> = new Set('everything all whole'.split(' '));
const wholes: ReadonlySet<string> = new Set([
  ...everything,
  ...'it this that bot bots strategy grid system thing position positions algo program trades book'.split(
    ' ',
  ),
]);
const between: ReadonlySet<string> = new Set(
  'the my our and but also please down off out of up for good completely entirely just then once if when'
    .split(' ')
    .concat(''),
);

/** Whether words order that nothing is entered: "pause", "stop trading", "stay out", "sit on the sidelines". */
function ordersPause(spoken: readonly string[]): boolean {
  const words = spoken.filter((word) => !aside.has(word));
  return words.length <= 4 && saysAny(words, ...pausing) && words.every((word) => pauseWords.has(word));
}

const aside: ReadonlySet<string> = new Set(
  'the and but also please just then it bot strategy'.split(' ').concat(''),
);
const stopped = ['trading', 'buying', 'entering', 'opening', 'trades', 'entries', 'buys', 'positions'];
const pausing: readonly string[] = [
  ...['pause', 'suspend', 'stay out', 'stay flat', 'stay away', 'sit out', 'stand aside', 'hold off'],
  ...[
    'no new buys',
    'no new entries',
    'no new trades',
    'no new positions',
    'no more buys',
    'no more entries',
  ],
  ...['sit on sidelines', 'stay on sidelines', 'step aside', 'freeze'],
  ...['stop', 'halt', 'cease'].flatMap((verb) => stopped.map((object) => `${verb} ${object}`)),
];
const pauseWords: ReadonlySet<string> = new Set([
  ...pausing.flatMap((phrase) => phrase.split(' ')),
  ...['new', 'all', 'any', 'of', 'in', 'cash', 'market'],
]);
