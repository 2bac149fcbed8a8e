import type { Plan } from '../../../planner.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { everyFewHours, isSchedule } from './schedules.js';

/** "Sell 0.5 ETH every week": regular sales of a part, and no purchase that they would end. */
export function sellsByCalendar(lexemes: readonly Lexeme[], named: boolean): boolean {
  const trades = lexemes.flatMap((lexeme) => (lexeme.is === 'action' ? [lexeme.action] : []));
  const onlySells = trades.length > 0 && trades.every((action) => action === 'sell' || action === 'exit');
  const other = lexemes.some(({ is }) => is === 'indicator' || is === 'pattern' || is === 'level-verb');
  const parts = lexemes.some(
    (lexeme, at) =>
      lexeme.is === 'part' ||
      (lexeme.is === 'number' && (lexeme.unit === 'money' || lexeme.unit === 'percent')) ||
      (lexeme.is === 'number' && lexemes[at + 1]?.is === 'asset'),
  );
  const due = lexemes.some(({ is }, at) => isSchedule(is) || everyFewHours(lexemes, at));
  // "DCA $200 a month into SPY and sell everything when ..." buys.
  const sale = lexemes.findIndex((lexeme) => lexeme.is === 'action');
  if (lexemes.slice(0, Math.max(0, sale)).some(({ is }) => is === 'number')) return false;
  return onlySells && parts && due && (named || !other);
}

/** A simulation begins without a holding, and a sale closes the whole position: said instead of built the wrong way round. */
export function cannotSellParts(lexemes: readonly Lexeme[]): Plan {
  const asset = lexemes.find((lexeme) => lexeme.is === 'asset');
  const market = asset?.is === 'asset' ? asset.symbol : 'BTC';
  return {
    status: 'clarify',
    question:
      'Regular sales of a part cannot be built: a simulation begins with cash and without a holding, and a way out closes the whole position. Under which condition is it bought, and when is all of it sold?',
    choices: [
      `Buy ${market} on the first trading day of the month, sell on the 15th`,
      `Buy ${market} when RSI falls below 30, sell when it rises above 70`,
    ],
  };
}

/** "Every two weeks", "twice a month", "biweekly": times that no calendar of bars tells. */
export function isUndated(lexemes: readonly Lexeme[]): boolean {
  const counted = lexemes.find((lexeme, at) => {
    const [next, behind] = lexemes.slice(at + 1, at + 3);
    const often = lexeme.is === 'multiple' || (lexeme.is === 'number' && lexeme.unit === 'times');
    if (often && next?.is === 'every') return true;
    const per = lexeme.is === 'mark' && lexeme.mark === 'per';
    if (per && next?.is === 'duration' && ['week', 'day', 'month'].includes(next.unit) && next.value !== 1)
      return true;
    const other = next?.is === 'part' || (next?.is === 'unknown' && next.word === 'other');
    return per && other && behind?.is === 'unit';
  });
  const fortnight = lexemes.find(
    (lexeme) => lexeme.is === 'unknown' && /^(biweekly|fortnightly|fortnight)$/i.test(lexeme.word),
  );
  return (counted ?? fortnight) !== undefined;
}

export const askForDays = 'A schedule needs days that a calendar tells. On which should it buy?';
export const daysOfSchedules = ['every week', 'on the 1st and 15th of every month', 'every month'];

/** A question where purchases are told at times that no calendar tells: they are not taken for others. */
export function oftenAs(lexemes: readonly Lexeme[], text: string): Plan | null {
  if (!isUndated(lexemes)) return null;
  const asset = lexemes.find((lexeme) => lexeme.is === 'asset');
  const market = asset?.is === 'asset' ? asset.symbol : 'BTC';
  const money = lexemes.find((lexeme) => lexeme.is === 'number' && lexeme.unit === 'money');
  const amount = money === undefined ? '$100' : text.slice(money.from, money.to);
  return {
    status: 'clarify',
    question: askForDays,
    choices: daysOfSchedules.map((days) => `Buy ${amount} of ${market} ${days}`),
  };
}
