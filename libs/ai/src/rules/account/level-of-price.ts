import type { MadePlan, Plan } from '../../planner.js';
import { kindOf } from '../build/indicator-nodes.js';
import type { Lexeme } from '../lex/lexeme.js';
import { Written } from './written.js';

/** A question where a number has become a price that the text did not call one; null where none has. */
export function askForLevel(plan: MadePlan, lexemes: readonly Lexeme[], text: string): Plan | null {
  if (!plan.newStrategy) return null;
  const written = new Written(plan.commands, [], [], '');
  const levels = levelsOfPrices(written.formulas);
  if (levels.size === 0) return null;
  const lost = plan.left.length === 0 ? null : levelOfLost(written, levels, lexemes, text);
  return lost ?? percentOfNothing(levels, lexemes, text);
}

/**
 * An indicator was named, the plan holds none of it, and a number that stands behind its name has become a price: "below
 * 30" is then no level of a market.
 */
function levelOfLost(
  written: Written,
  levels: ReadonlySet<number>,
  lexemes: readonly Lexeme[],
  text: string,
): Plan | null {
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'indicator') continue;
    const kind = kindOf(lexeme.name);
    if (written.hasKind(kind) || written.formulas.includes(`${kind}(`)) continue;
    const behind = lexemes.slice(at + 1).find((other) => other.is === 'number' && levels.has(other.value));
    if (behind === undefined) continue;
    const name = text.slice(lexeme.from, lexeme.to);
    const level = text.slice(behind.from, behind.to);
    return {
      status: 'clarify',
      question: `Is ${level} a level of ${name}, or a price?`,
      choices: [`Buy when ${name} is below ${level}`, `Buy when the price is below ${level}`],
    };
  }
  return null;
}

/** A percentage has become a price: "if it is over 5%" says of nothing what the 5% are of. */
function percentOfNothing(
  levels: ReadonlySet<number>,
  lexemes: readonly Lexeme[],
  text: string,
): Plan | null {
  const numbers = lexemes.flatMap((lexeme) => (lexeme.is === 'number' ? [lexeme] : []));
  const percent = numbers.find(
    ({ unit, value }) =>
      unit === 'percent' &&
      levels.has(value) &&
      numbers.every((other) => other.value !== value || other.unit === 'percent'),
  );
  if (percent === undefined) return null;
  const said = text.slice(percent.from, percent.to);
  return {
    status: 'clarify',
    question: `${said} of what? A price is not compared with a percentage.`,
    choices: [
      `Buy when the price is up ${said} on the day`,
      `Buy when the price is ${said} above the 20 day average`,
      `Buy when the price is ${said} below the 20 day high`,
    ],
  };
}

/** Numbers that a formula compares prices with: `close > 30`, `crosses_above(close, 30)`. */
function levelsOfPrices(formulas: string): ReadonlySet<number> {
  const words = formulas.split(/[\s(),]+/);
  const levels = words.flatMap((word, at) => {
    if (!['close', 'open', 'high', 'low'].includes(word)) return [];
    const compared = ['<', '>', '<=', '>='].includes(words[at + 1] ?? '');
    const crossed = (words[at - 1] ?? '').startsWith('crosses_');
    const level = compared ? words[at + 2] : crossed ? words[at + 1] : undefined;
    return level === undefined || level === '' ? [] : [Number(level)];
  });
  return new Set(levels.filter((level) => !Number.isNaN(level)));
}
