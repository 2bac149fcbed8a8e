import { kindOf } from '../build/indicator-nodes.js';
import { capital } from '../capital.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { isAverage } from '../parse/read-parameters.js';
import { beginsWith, inOrder, saysAny, spokenIn } from '../scan/spoken.js';
import { askForNumber } from './bare-number.js';
import type { FlowEditor } from './flow-editor.js';
import { levelsIn } from './rule-lines.js';
import { barsBeside } from './useful-changes.js';
import { askForMeasure } from './vague-condition.js';

interface Question {
  readonly question: string;
  readonly choices: readonly string[];
}

/** "Add a stop", "a bit wider", "make it safer": what should change is said, and only how much is open. */
export function openQuestion(lexemes: readonly Lexeme[], text: string, editor: FlowEditor): Question | null {
  const exit = ofExit(lexemes, editor);
  if (exit !== null) return exit;
  const number = askForNumber(lexemes, editor);
  if (number !== null) return number;
  if (lexemes.some(({ is }) => is === 'number' || is === 'duration')) return null;
  const words = text.toLowerCase();
  const way = wayOf(words);
  const head = lexemes.find((lexeme) => lexeme.is === 'head');
  const named = head?.is === 'head' ? head.head : null;
  if (named === 'stop' || named === 'target' || named === 'trail')
    return ofDistance(editor, named, way) ?? distances[named];
  if (named === 'size' || /\b(smaller|larger|bigger) positions?\b/.test(words)) return ofSize(editor, way);
  if (/\b(risk|risks|risky|riskier|safe|safer|conservative|aggressive|careful|cautious)\b/.test(words))
    return ofRisk(editor, words);
  const pronoun = ofPronoun(lexemes, editor);
  if (pronoun !== null) return pronoun;
  if (lexemes.some(({ is }) => is === 'filter'))
    return {
      question: 'Which filter should the entries wait for?',
      choices: [
        'Only enter when the price is above the 200 SMA',
        'Only enter when ADX is above 25',
        'Add a volume filter',
      ],
    };
  const often = howOften(words);
  if (often !== null) return ofOften(editor, often);
  const indicator = lexemes.find((lexeme) => lexeme.is === 'indicator');
  const vague = indicator === undefined ? null : askForMeasure(lexemes, text);
  if (vague !== null) return vague;
  const name = indicator?.is === 'indicator' ? indicator.name : null;
  const average = name === null && lexemes.some(({ is }) => is === 'average');
  if (name === null && !average) return null;
  const lengths = editor.nodesOf(name ?? 'ma').flatMap(({ id, label, params }) => {
    const { period } = params;
    return typeof period === 'number' ? [{ called: label ?? id, period }] : [];
  });
  const [first, ...others] = lengths;
  if (first === undefined) return name === null ? null : ofNewIndicator(editor, name);
  const called = lengths.map((one) => one.called).join(' or ');
  return {
    question:
      others.length > 0
        ? `Which one should change, and to what: ${called}?`
        : `To what should ${called} change?`,
    choices: lengths.slice(0, 4).flatMap(({ period }) => otherLengths(period, words)),
  };
}

/** Lengths around the present one: shorter ones for what should answer faster. */
function otherLengths(period: number, words: string): readonly string[] {
  const faster = beginsWith(
    spokenIn(words),
    'fast',
    'quick',
    'short',
    'sensitive',
    'respons',
    'lower',
    'less',
    'reduc',
  );
  const factors = faster ? [0.75, 0.5] : [1.5, 2];
  return factors.map((factor) => `change ${period} to ${Math.max(2, Math.round(period * factor))}`);
}

/** "Trade less often", "too many trades", "it hardly ever trades". */
function howOften(words: string): 'more' | 'less' | null {
  const spoken = spokenIn(words);
  if (saysAny(spoken, ...tooOften)) return 'less';
  return saysAny(spoken, ...tooSeldom) ? 'more' : null;
}

const active = ['often', 'frequent*', 'active'];
const trades = ['trade*', 'trading', 'signal*', 'entries'];
const withEach = (before: readonly string[], after: readonly string[]): readonly string[] =>
  before.flatMap((first) => after.map((second) => `${first} ${second}`));

const tooOften = [
  ...withEach(['less', 'not so', 'not as', 'too'], active),
  ...withEach(['fewer', 'less', 'too many', 'too much'], trades),
  'overtrad*',
];
const tooSeldom = [
  ...withEach(['more'], [...active, ...trades]),
  ...withEach(['too few'], trades),
  'too rare*',
  'too seldom',
  ...withEach(
    ['hardly', 'barely', 'never', 'hardly ever', 'never ever'],
    ['trades', 'enters', 'buys', 'triggers'],
  ),
];

/** Fewer trades come by longer bars, a pause or a limit; more by shorter bars. */
function ofOften(editor: FlowEditor, often: 'more' | 'less'): Question {
  const first = barsBeside(editor.timeframe, often === 'less' ? 'longer' : 'shorter');
  const onBars = first === null ? [] : [`Change the timeframe to ${first}`];
  if (often === 'more')
    return {
      question: 'More trades come by shorter bars or by wider conditions. Which should change?',
      choices: [...onBars, ...levelChoices(editor, 'more')],
    };
  return {
    question:
      'Fewer trades come by longer bars, stricter conditions, a pause between trades or a limit on them. Which should change?',
    choices: [
      ...onBars,
      ...levelChoices(editor, 'less'),
      'Wait 5 bars between trades',
      'At most 1 trade a day',
    ],
  };
}

/** The level of an oscillator's entry, nearer to its middle or further from it. */
function levelChoices(editor: FlowEditor, often: 'more' | 'less'): readonly string[] {
  return levelsIn(editor.ruleLines)
    .filter(
      ({ line, port, value }) =>
        line.startsWith('enter') && editor.draft.nodes.get(port ?? '')?.kind === 'rsi' && value !== 50,
    )
    .slice(0, 1)
    .map(({ value }) => `change ${value} to ${value < 50 === (often === 'less') ? value - 5 : value + 5}`);
}

/** "Remove it", "double that": of what there is to be removed or scaled. */
function ofPronoun(lexemes: readonly Lexeme[], editor: FlowEditor): Question | null {
  const verb = lexemes.flatMap((lexeme) => (lexeme.is === 'edit' ? [lexeme.edit] : []))[0];
  if (
    verb === undefined ||
    !lexemes.every(({ is }) => is === 'edit' || is === 'mark' || is === 'unknown' || is === 'filler')
  )
    return null;
  const settings = ['stop_loss', 'take_profit', 'trailing_stop', 'position_size'].filter(
    (kind) => editor.riskNode(kind) !== null,
  );
  const named = settings.map((kind) => kind.replaceAll('_', ' '));
  if (verb === 'remove') {
    const exits = editor.ruleLines.has('exit_long') || editor.ruleLines.has('exit_short');
    return {
      question: 'What should be removed?',
      choices: [
        ...named.filter((name) => name !== 'position size').map((name) => `Remove the ${name}`),
        ...(exits ? ['Remove the exit'] : []),
      ],
    };
  }
  if (verb === 'double' || verb === 'halve')
    return {
      question: `What should be ${verb === 'double' ? 'doubled' : 'halved'}?`,
      choices: named.map((name) => `${verb === 'double' ? 'Double' : 'Halve'} the ${name}`),
    };
  return null;
}

/** "EMA", of a strategy without one: in the place of what is there, or beside it. */
function ofNewIndicator(editor: FlowEditor, name: IndicatorName): Question | null {
  const called = kindOf(name).toUpperCase();
  const averages = isAverage(name)
    ? [...new Set(editor.nodesOf('ma').map(({ kind }) => kind.toUpperCase()))]
    : [];
  return {
    question: `There is no ${called} in this strategy. What should it do?`,
    choices: [
      ...averages.map((average) => `use ${called} instead of ${average}`),
      `Add ${/^[AEMR]/.test(called) ? 'an' : 'a'} ${called} filter`,
    ],
  };
}

/** "Change the exit", "add an exit", "another entry": the rule is named, and not what it should be. */
function ofExit(lexemes: readonly Lexeme[], editor: FlowEditor): Question | null {
  const plain = lexemes.every(({ is }) =>
    ['edit', 'mark', 'action', 'unknown', 'filler', 'verb'].includes(is),
  );
  const acts = lexemes.flatMap((lexeme) => (lexeme.is === 'action' ? [lexeme.action] : []));
  const [act, ...more] = acts;
  if (!plain || act === undefined || more.length > 0) return null;
  const short = !editor.ruleLines.has('enter_long');
  const adds = lexemes.some((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'add') ? 'Also exit' : 'Exit';
  if (act === 'exit' || act.startsWith('exit') || (act === 'sell' && !short))
    return {
      question: 'When should it get out?',
      choices: short
        ? [
            `${adds} when RSI falls below 30`,
            `${adds} when the price rises above the 20 EMA`,
            'Exit after 10 bars',
          ]
        : [
            `${adds} when RSI rises above 70`,
            `${adds} when the price falls below the 20 EMA`,
            'Exit after 10 bars',
          ],
    };
  if (act !== 'enter' && act !== 'buy') return null;
  return {
    question: 'When should it enter?',
    choices: [
      'Enter when RSI falls below 30',
      'Enter when the price crosses above the 50 SMA',
      'Enter when the price breaks above the 20 day high',
    ],
  };
}

type Way = 'more' | 'less' | null;

function wayOf(words: string): Way {
  if (
    beginsWith(
      spokenIn(words),
      'tight',
      'smaller',
      'less',
      'lower',
      'reduce',
      'decrease',
      'shorter',
      'closer',
      'nearer',
      'shrink',
    )
  )
    return 'less';
  return beginsWith(
    spokenIn(words),
    'wide',
    'loose',
    'bigger',
    'larger',
    'more',
    'higher',
    'increase',
    'raise',
    'further',
    'farther',
    'longer',
    'room',
  )
    ? 'more'
    : null;
}

const steps = { more: [1.25, 1.5, 2], less: [0.75, 0.5, 0.25] } as const;
const exact = (value: number): number => Number(value.toPrecision(4));

/** Distances around the one that is there. */
function ofDistance(editor: FlowEditor, head: 'stop' | 'target' | 'trail', way: Way): Question | null {
  const trails = head === 'stop' && editor.riskNode('stop_loss') === null;
  const kind = head === 'target' ? 'take_profit' : head === 'trail' || trails ? 'trailing_stop' : 'stop_loss';
  const params = editor.riskNode(kind)?.params;
  if (params === undefined || typeof params.value !== 'number' || way === null) return null;
  const { value } = params;
  const unit = params.mode === 'atr' ? ' ATR' : '%';
  const name = kind.replaceAll('_', ' ');
  return {
    question: `The ${name} is ${value}${unit} now. How far should it be?`,
    choices: steps[way].map((factor) => `${capital(name)} ${exact(value * factor)}${unit}`),
  };
}

function ofSize(editor: FlowEditor, way: Way): Question {
  const params = editor.riskNode('position_size')?.params;
  const value = params?.value;
  if (typeof value !== 'number' || way === null || params?.mode !== 'percent_equity')
    return {
      question: 'How large should each position be?',
      choices: ['Position size 10%', 'Position size 25%', 'Risk 1% per trade'],
    };
  return {
    question: `The position size is ${value}% of equity now. How large should each position be?`,
    choices: steps[way].map((factor) => `Position size ${Math.min(100, exact(value * factor))}%`),
  };
}

/** "Make it less risky": smaller positions, or a nearer stop. */
function ofRisk(editor: FlowEditor, words: string): Question {
  const said = spokenIn(words);
  const more =
    (said.includes('aggressive') || said.includes('riskier') || inOrder(said, ['more'], ['risk'])) &&
    !said.includes('less');
  const factor = more ? 2 : 0.5;
  const size = editor.riskNode('position_size')?.params;
  const stop = editor.riskNode('stop_loss')?.params;
  const choices: string[] = [];
  if (typeof size?.value === 'number' && size.mode === 'percent_equity')
    choices.push(`Position size ${Math.min(100, exact(size.value * factor))}%`);
  if (typeof stop?.value === 'number')
    choices.push(`Stop loss ${exact(stop.value * factor)}${stop.mode === 'atr' ? ' ATR' : '%'}`);
  else if (!more) choices.push('Add a 3% stop loss');
  choices.push(more ? 'Risk 2% per trade' : 'Risk 1% per trade');
  if (!more) choices.push('Add a 5% trailing stop');
  return {
    question: `${more ? 'More' : 'Less'} risk comes by the size of positions or the distance of the stop. Which should change?`,
    choices,
  };
}

const distances: Readonly<Record<'stop' | 'target' | 'trail', Question>> = {
  stop: {
    question: 'How far from the entry should the stop be?',
    choices: ['Stop loss 3%', 'Stop loss 2 ATR', 'Trailing stop 5%'],
  },
  target: {
    question: 'How far from the entry should the target be?',
    choices: ['Take profit 5%', 'Take profit 10%', 'Take profit 3 ATR'],
  },
  trail: {
    question: 'How far behind the best price should the stop trail?',
    choices: ['Trailing stop 3%', 'Trailing stop 5%', 'Trailing stop 3 ATR'],
  },
};
