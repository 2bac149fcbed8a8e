import type { Lexeme } from '../../lex/lexeme.js';
import { marketOfAmount } from './market-of-amount.js';
import { isUndated } from './questions.js';
import { everyFewHours, isSchedule } from './schedules.js';

/** A purchase at fixed times: of an amount, or said to come again and again where other conditions are told. */
export function buysByCalendar(lexemes: readonly Lexeme[], text: string): boolean {
  const schedules =
    lexemes.some(({ is }, at) => isSchedule(is) || everyFewHours(lexemes, at)) || isUndated(lexemes);
  const buys = lexemes.some((lexeme) => lexeme.is === 'action' && lexeme.action === 'buy');
  const amount = lexemes.some((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const spends = lexemes.some(
    (lexeme, at) =>
      marketOfAmount(lexemes, at) !== null ||
      (lexeme.is === 'number' && lexeme.unit === 'money' && lexemes[at + 1]?.is === 'every'),
  );
  const other = lexemes.some(({ is }) =>
    ['indicator', 'pattern', 'compare', 'side', 'verb', 'extreme', 'level-verb', 'head'].includes(is),
  );
  if (!schedules || !(buys || spends) || tradesOtherwise(lexemes)) return false;
  return other
    ? repeats(lexemes, text) && sizes(lexemes)
    : amount || (repeats(lexemes, text) && sizes(lexemes));
}

/** Another action than one purchase and, behind it, the condition under which everything is sold. */
function tradesOtherwise(lexemes: readonly Lexeme[]): boolean {
  const actions = lexemes.flatMap((lexeme, at) => (lexeme.is === 'action' ? [{ ...lexeme, at }] : []));
  const buys = actions.filter(({ action }) => action === 'buy');
  const others = actions.filter(({ action }) => action !== 'buy');
  const [sale, ...more] = others;
  if (buys.length > 1 || more.length > 0) return true;
  if (sale === undefined) return false;
  const behind = lexemes.slice(sale.at);
  const conditional = behind.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'when');
  const scheduled = behind.some(({ is }) => isSchedule(is));
  return !['sell', 'exit'].includes(sale.action) || !conditional || scheduled || !sizes(lexemes);
}

/** "Every" and "each" in the languages that are understood. */
const repeating =
  /(^|[^\p{L}])(every|each|cada|chaque|tous|toutes|todos|todas|todo|toda|jeden|jede|jedes|jedem|ogni|elke|iedere|każdy|każdego|każda|co)($|[^\p{L}])/iu;

/** "Every Monday buy $100 if ...": said to come again and again, and of an amount; "on Mondays when" is a rule. */
function repeats(lexemes: readonly Lexeme[], text: string): boolean {
  return lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'every' ||
      everyFewHours(lexemes, at) ||
      (isSchedule(lexeme.is) && repeating.test(text.slice(lexemes[at - 1]?.from ?? lexeme.from, lexeme.to))),
  );
}

function sizes(lexemes: readonly Lexeme[]): boolean {
  return lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'number' &&
      (lexeme.unit === 'money' || (lexeme.unit === 'plain' && lexemes[at + 1]?.is === 'asset')),
  );
}
