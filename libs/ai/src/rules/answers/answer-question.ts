import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { explain } from '../explain/explain.js';
import type { Lexeme } from '../lex/lexeme.js';
import { saysAny, spokenIn } from '../scan/spoken.js';
import { describeTerm, describeTerms } from './further-terms.js';
import { describeIndicator, describePattern, describeSetting, describeStyle } from './glossary.js';
import { help } from './help.js';
import { unsupportedReasons } from './unsupported-reasons.js';
import { asksWhichIsBetter, whichIsBetter } from './which-is-better.js';

/** The word that asks; "y" asks why only where a question mark says so: it is Spanish for "and". */
export function questionIn(
  lexemes: readonly Lexeme[],
  text: string,
): Extract<Lexeme, { readonly is: 'question' }> | undefined {
  return lexemes.find(
    (lexeme): lexeme is Extract<Lexeme, { readonly is: 'question' }> =>
      lexeme.is === 'question' && (lexeme.to - lexeme.from > 1 || text.includes('?')),
  );
}

/** The answer to a question about trading words or about the present strategy; null when the text asks none. */
export function answerQuestion(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const asks = text.includes('?');
  const question = questionIn(lexemes, text);
  // "..., sell what falls out of the top 2": no question, in the middle of an order.
  const first = lexemes.findIndex((lexeme) => lexeme.is === 'action' || lexeme.is === 'ranked');
  const wonders = question !== undefined && ['what', 'which', 'how', 'why'].includes(question.question);
  if (question?.question === 'help' && tellsRule(lexemes)) return null;
  if (wonders && !asks && first >= 0 && first < lexemes.indexOf(question)) return null;
  if (question === undefined && !asks) {
    // "RSI vs stochastic"
    const told = / (vs\.?|versus) /i.test(text) && first < 0 ? comparedTerms(lexemes, text) : null;
    return told === null ? null : { status: 'answer', text: told };
  }
  if (/\b(repaints?|repainting|look-?ahead)\b/i.test(text)) {
    const told = describeTerm(text);
    if (told !== null) return { status: 'answer', text: told };
  }
  if (question?.question === 'should' || question?.question === 'prediction') {
    return {
      status: 'refused',
      reason: noAdvice,
    };
  }
  if (lexemes.some((lexeme) => lexeme.is === 'future')) {
    return {
      status: 'refused',
      reason:
        'Nobody here knows future prices. A rule can be built and tested on past data: say when it should buy and sell.',
    };
  }
  if (question?.question === 'backtest') {
    return {
      status: 'answer',
      text: simulateIt,
    };
  }
  if (question?.question === 'help') return { status: 'answer', text: help };
  const asksForHelp = ['what can you do', 'what do you do', 'how does this work'].some((words) =>
    text.toLowerCase().includes(words),
  );
  if (asksForHelp) return { status: 'answer', text: help };
  if (
    /\b(best|optimal)\b/i.test(text) &&
    ['which', 'what'].includes(question?.question ?? '') &&
    !lexemes.some(({ is }) => is === 'strategy')
  )
    return { status: 'refused', reason: noAdvice };
  if (judges(text) || asksForBest.test(text)) return { status: 'refused', reason: noAdvice };
  if (asksForResults(text)) return { status: 'answer', text: simulateIt };
  const compared = comparedTerms(lexemes, text);
  if (compared !== null) return { status: 'answer', text: compared };
  const explains =
    ['what', 'explain', 'how'].includes(question?.question ?? '') || /^\W*(is|are|do|does)\b.*\?/i.test(text);
  const named = explains ? describeTerm(text) : null;
  if (named !== null) return { status: 'answer', text: named };
  const term = describedTerm(lexemes);
  if (term !== null) {
    return { status: 'answer', text: asksForNumber(text) ? `${term}\n${noBestNumber}` : term };
  }
  const aboutStrategy =
    lexemes.some((lexeme) => lexeme.is === 'strategy' || (lexeme.is === 'mark' && lexeme.mark === 'it')) ||
    question?.question === 'explain';
  if (aboutStrategy || /\b(this|flow|canvas|it)\b/i.test(text))
    return { status: 'answer', text: explain(flow) };
  const onlyBuys = lexemes.some(
    (lexeme) =>
      lexeme.is === 'asset' ||
      (lexeme.is === 'action' && lexeme.action !== 'enter' && lexeme.action !== 'exit'),
  );
  if (onlyBuys) {
    return {
      status: 'refused',
      reason:
        'Advice on what to buy is not given here. A rule can be built and tested on past data: say when it should buy and sell.',
    };
  }
  return null;
}

const noAdvice =
  'Advice on what to buy or where a price will go is not given here. A rule can be built and tested on past data: say when it should buy and sell.';
/** "What's a good RSI setting?" */
function asksForNumber(text: string): boolean {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const good = words.findIndex((word) =>
    ['good', 'best', 'right', 'ideal', 'optimal', 'better'].includes(word),
  );
  return good !== -1 && words.slice(good + 1, good + 5).some((word) => numbered.has(word));
}

const numbered: ReadonlySet<string> = new Set([
  ...['setting', 'settings', 'value', 'values', 'period', 'length', 'level', 'levels', 'number', 'parameter'],
  ...['parameters', 'stop', 'size', 'target'],
]);

const noBestNumber =
  'Which number suits a market is not known beforehand, and none is recommended here: try several, and compare their simulations on the same data.';
const simulateIt =
  'Simulate it with /test-strategy or on the Simulation tab; every trade and metric is shown there.';

/** "What's the best strategy?" */
const asksForBest = /\b(what|which)\b.{0,20}\bbest (strategy|indicator|setup|timeframe|coin|stock|market)\b/i;

/** "Is a 5% stop too tight?" */
function judges(text: string): boolean {
  const [first, ...words] = spokenIn(text.trim());
  return (
    (['is', 'are', 'was', 'isn', 'isnt', 'aren', 'arent'].includes(first ?? '') ||
      saysAny(words, ...opinions)) &&
    saysAny(words, ...verdicts)
  );
}

/** "Don't you think gold is too risky?" */
const opinions = ['you think', 'you find', 'you say', 'you believe', 'your opinion', 'you reckon'];

const verdicts = [
  ...['tight', 'wide', 'big', 'small', 'risky', 'high', 'low', 'short', 'long', 'much', 'many'].map(
    (measure) => `too ${measure}`,
  ),
  'enough',
  'safe',
  'risky',
  'worth it',
  'profitable',
  'realistic',
];

/** "How many trades will this make?", "what would it have returned?" */
function asksForResults(text: string): boolean {
  return /\bhow (many trades|often (does|will|would) (it|this)|much (would|will|does|did|could) (it|this|i|we))|\b(win ?rate|returns?|profit|profits|performance|drawdown|pnl) (of|for|would|will|did|does) (it|this|that|the strategy|my)|\bwhat (would|will|did|does) (it|this) (have )?(earn|earned|return|returned|make|made)|\bhow (did|would|does|will) (it|this) (have )?(do|done|perform|performed)/i.test(
    text,
  );
}

/** "What's the difference between SMA and EMA?": each of them, one below the other. */
function comparedTerms(lexemes: readonly Lexeme[], text: string): string | null {
  if (!/\b(difference|different|differs?|vs|versus|compared?|rather|better|or|and)\b/i.test(text))
    return null;
  const fixed = /\bfixed\b/i.test(text) ? (describeSetting('stop') ?? []) : [];
  const named = lexemes.filter(({ is }) => is !== 'unsupported');
  const described = [
    ...new Set([...named.flatMap((lexeme) => describe(lexeme) ?? []), ...describeTerms(text)].concat(fixed)),
  ];
  if (described.length < 2) return null;
  return [...described.slice(0, 4), ...(asksWhichIsBetter(text) ? [whichIsBetter(lexemes, text)] : [])].join(
    '\n',
  );
}

function describedTerm(lexemes: readonly Lexeme[]): string | null {
  for (const lexeme of lexemes) {
    const described = describe(lexeme);
    if (described !== null) return described;
  }
  return null;
}

function describe(lexeme: Lexeme): string | null {
  switch (lexeme.is) {
    case 'indicator':
      return describeIndicator(lexeme.name);
    case 'output':
      return lexeme.of === null ? null : describeIndicator(lexeme.of);
    case 'head':
      return describeSetting(lexeme.head);
    case 'style':
      return describeStyle(lexeme.style);
    case 'pattern':
      return describePattern(lexeme.pattern);
    case 'unsupported':
      return unsupportedReasons[lexeme.what];
    case 'verb':
      return lexeme.verb === 'cross'
        ? 'A line crosses above another when it was at or below it on the bar before and is above it now.'
        : null;
    default:
      return null;
  }
}

/** "Can someone help? Want to be in TQQQ only when QQQ is over its 200 day average": a rule, and no question. */
function tellsRule(lexemes: readonly Lexeme[]): boolean {
  const compares = lexemes.some(({ is }) => is === 'side' || is === 'compare');
  const conditional = lexemes.some(
    (lexeme) => lexeme.is === 'mark' && (lexeme.mark === 'when' || lexeme.mark === 'only'),
  );
  return compares && conditional;
}
