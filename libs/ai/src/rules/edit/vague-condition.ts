import { kindOf } from '../build/indicator-nodes.js';
import type { Lexeme } from '../lex/lexeme.js';
import { beginsWith, spokenIn } from '../scan/spoken.js';

interface Question {
  readonly question: string;
  readonly choices: readonly string[];
}

/**
 * "Only if the trend looks healthy", "not in choppy markets", "exit when it looks weak": a condition in words of judgement.
 * What it is to be seen by is asked, with measures of what it speaks of.
 */
export function askForMeasure(lexemes: readonly Lexeme[], text: string): Question | null {
  const at = lexemes.findIndex((lexeme) => narrows(lexeme));
  const unknown = lexemes.some(({ is }) => is === 'unknown');
  if (at === -1 || !unknown || lexemes.some(({ is }) => measured.includes(is))) return null;
  const words = spokenIn(text);
  const said = text.trim().replaceAll('\n', ' ').slice(0, 100);
  const exits = lexemes.some((lexeme) => lexeme.is === 'action' && leaves(lexeme.action));
  return {
    question: `"${said}" was not understood: it names nothing that is computed from prices. By what should that be seen?`,
    choices: exits ? exitChoices : [...choicesOf(lexemes), ...choicesFor(words)].slice(0, 4),
  };
}

/** "Only", "if", "unless", "not", "avoid", "skip". */
function narrows(lexeme: Lexeme): boolean {
  if (lexeme.is === 'mark') return ['only', 'when', 'unless', 'not', 'until'].includes(lexeme.mark);
  return lexeme.is === 'unknown' && ['avoid', 'skip', 'wait'].includes(lexeme.word.toLowerCase());
}

function leaves(action: string): boolean {
  return action === 'sell' || action.startsWith('exit');
}

/** Kinds of words that a condition can be built of, or that speak of something else. */
const measured: readonly Lexeme['is'][] = [
  ...(['number', 'duration', 'side', 'compare', 'asset', 'venue', 'timeframe', 'head'] as const),
  ...(['weekdays', 'session', 'calendar-month', 'proportion', 'unsupported', 'multiple', 'quoted'] as const),
];

/** Of an indicator that is named, which way it goes. */
function choicesOf(lexemes: readonly Lexeme[]): readonly string[] {
  const named = lexemes.find(({ is }) => is === 'indicator');
  if (named?.is !== 'indicator' || named.name === 'realised_volatility') return [];
  const name = kindOf(named.name).toUpperCase();
  return [`Only enter when ${name} is rising`, `Only enter when ${name} is falling`];
}

const exitChoices: readonly string[] = [
  'Also exit when the price closes below the 20 EMA',
  'Also exit when RSI crosses below 50',
  'Also exit when MACD crosses below its signal line',
];

function choicesFor(words: readonly string[]): readonly string[] {
  const still = beginsWith(
    words,
    'calm',
    'quiet',
    'choppy',
    'chop',
    'sideways',
    'rang',
    'crazy',
    'wild',
    'volat',
    'nerv',
  );
  const volume = beginsWith(words, 'volume', 'liquid', 'activ', 'busy', 'thin');
  if (volume)
    return ['Only enter when volume is above its 20 day average', 'Only enter when MFI is above 50'];
  if (still)
    return [
      'Only enter when ADX is above 20',
      'Only enter when ADX is below 20',
      'Only enter when ATR(14) is below its 50 bar average',
    ];
  return [
    'Only enter when the price is above the 200 SMA',
    'Only enter when ADX is above 25',
    'Only enter when the 50 SMA is rising',
  ];
}
