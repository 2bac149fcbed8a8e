import { type Flow, findKind } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { explain } from '../explain/explain.js';
import type { Lexeme } from '../lex/lexeme.js';
import { foldWord } from '../scan/characters.js';
import { beginsWith } from '../scan/spoken.js';
import { help } from './help.js';
import { unsupportedReasons } from './unsupported-reasons.js';

/** Longer texts are no small talk. */
const longest = 160;

/** What to say to thanks, greetings and questions on the product itself; null for anything that is more than that. */
export function answerTalk(text: string, flow: Flow): Plan | null {
  if (text.length > longest) return null;
  const words = text
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '')
    .map(foldWord);
  if (words.length === 0 || words.length > 14) return null;
  if (
    words.some((word) => thanks.has(word)) &&
    words.every((word) => thanks.has(word) || greetings.has(word))
  )
    return {
      status: 'answer',
      text: 'You are welcome. Say what should change, or describe another strategy.',
    };
  if (words.every((word) => refusals.has(word)))
    return {
      status: 'answer',
      text: 'Nothing is changed. Say what should be another way, or describe a strategy.',
    };
  const greets =
    greetings.has(words[0] ?? '') &&
    words.length <= 8 &&
    words.some((word) => asides.has(word) && word !== 'there');
  if (greets && words.every((word) => greetings.has(word) || asides.has(word)))
    return { status: 'answer', text: help };
  // "Paper trade BTC when RSI < 30" tells a rule.
  if (words.some((word) => telling.has(word))) return null;
  const said = ` ${words.join(' ')} `;
  for (const [phrases, answer] of topics)
    if (phrases.some((phrase) => said.includes(` ${phrase} `))) return answer(flow);
  return null;
}

/** Why a wish for certain profit is no strategy; null when rules are told with it. */
export function refuseGuarantee(text: string, lexemes: readonly Lexeme[]): Plan | null {
  const told = lexemes.some(
    (lexeme) =>
      (lexeme.is === 'indicator' && lexeme.name !== 'roc') ||
      lexeme.is === 'output' ||
      lexeme.is === 'compare',
  );
  // "What is the win rate?" asks for a word.
  if (told || (/^\W*(what|how|explain|was|que)\b/i.test(text) && !text.toLowerCase().includes('profitable')))
    return null;
  const waits = lexemes.some(
    (lexeme) => lexeme.is === 'action' || (lexeme.is === 'mark' && lexeme.mark === 'when'),
  );
  const said = ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9%]/g, ' ')
    .replace(/ +/g, ' ')} `;
  if (!promises.some((phrase) => said.includes(phrase)) && (waits || !promisesYield(said))) return null;
  return {
    status: 'refused',
    reason:
      'No strategy comes with a guarantee, and none is known to win. Say when it should buy and sell: the simulation then shows its win rate, its drawdown and what it would have earned on past data.',
  };
}

/** "Makes 5% a week", "I want 10% per month": what is to be earned in a time, and by no rule. */
function promisesYield(said: string): boolean {
  const words = said
    .replaceAll('%', ' % ')
    .split(' ')
    .filter((word) => word !== '');
  return words.some((word, at) => {
    if (word !== '%' || !/^\d+$/.test(words[at - 1] ?? '')) return false;
    const behind = words.slice(at + 1).filter((next, place) => place > 0 || !beginsWith([next], ...earnings));
    const [each = '', time = ''] = behind;
    let before = at - 1;
    while (/^\d+$/.test(words[before] ?? '') || amounts.includes(words[before] ?? '')) before--;
    return (
      ['a', 'per', 'each', 'every'].includes(each) &&
      ['day', 'week', 'month', 'year'].includes(time) &&
      yielding.includes(words[before] ?? '')
    );
  });
}

const earnings = ['profit', 'return', 'gain'];
const amounts = ['me', 'us', 'at', 'least', 'about', 'around', 'over'];
const yielding = [
  ...['make', 'earn', 'give', 'bring', 'yield', 'return', 'gain', 'generate', 'pay'].flatMap((verb) => [
    verb,
    `${verb}s`,
  ]),
  ...['making', 'earning', 'giving', 'want', 'need', 'get'],
];

const promises = [
  ...' guarantee| risk free | riskless | never lose| cannot lose | cant lose | no loss'.split('|'),
  ...' zero loss| without loss| no drawdown| zero drawdown| without drawdown'.split('|'),
  ...' without any drawdown| 100% win| win rate | winrate | make me rich | get rich '.split('|'),
  ...' doubles my money | double my money | 10x in | 100x in | 5x in | most profitable '.split('|'),
  ...' makes money | make money | holy grail | garantiert| ohne verlust| ohne risiko '.split('|'),
  ...' garantizad| sin perdidas | sin riesgo | sans perte| sans risque '.split('|'),
];

const greetings = set(
  'hi hello hey there yo good morning evening afternoon day hallo guten tag morgen abend moin servus hola buenos dias buenas tardes bonjour salut bonsoir ciao ola',
);
const refusals = set("don't dont do no nope nah nein non nee nie not really cancel forget it");
const asides = set(
  'how are you doing today is it going whats what s up my friend there bot to all everyone wie geht es dir que tal ca va',
);
const thanks = set(
  "thanks thank you very much so that that's is was great nice cool perfect awesome excellent ok okay all good bye goodbye cheers " +
    'danke schon vielen dank prima super toll gracias muchas genial perfecto merci beaucoup bien parfait grazie obrigado bedankt lol haha',
);

function set(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const telling = set('when if wenn falls quando quand cuando si above below crosses cross over under every');

type Topic = readonly [phrases: readonly string[], answer: (flow: Flow) => Plan];

const tell =
  (text: string): Topic[1] =>
  () => ({ status: 'answer', text });

const topics: readonly Topic[] = [
  [
    ['redo', 'redo it', 'redo that'],
    tell('What was taken back comes again with redo above the canvas, or is restored from the history.'),
  ],
  [
    ['add a node', 'add nodes', 'add a new node'],
    tell('Add one with /add-node, for example "/add-node function rsi", or say here what it should do.'),
  ],
  [
    [
      ...'what can you do|what can this tool do|what can this do|what can i do here'.split('|'),
      ...'what do you do|how do i use this|how does this work|how do i start|get started'.split('|'),
      ...'was kannst du|wie funktioniert das|hilfe|que puedes hacer|como funciona esto|ayuda'.split('|'),
      ...'que peux tu faire|comment ca marche|aide moi|cosa puoi fare|o que voce pode fazer'.split('|'),
      ...'wat kun je'.split('|'),
    ],
    tell(help),
  ],
  [
    [
      'who are you',
      'are you an ai',
      'are you a bot',
      'are you human',
      'are you chatgpt',
      'wer bist du',
      'quien eres',
      'qui es tu',
    ],
    tell(`A planner that works by rules, without a language model. ${help}`),
  ],
  [
    [
      'list nodes',
      'list the nodes',
      'list all nodes',
      'show nodes',
      'show the nodes',
      'which nodes are there',
      'what nodes are there',
    ],
    (flow) => ({ status: 'answer', text: nodesOf(flow) }),
  ],
  [
    [
      'show the flow',
      'show flow',
      'show my flow',
      'show the strategy',
      'show my strategy',
      'describe the flow',
    ],
    (flow) => ({ status: 'answer', text: explain(flow) }),
  ],
  [
    [
      ...'which indicators|what indicators|list indicators|list of indicators'.split('|'),
      ...'supported indicators|welche indikatoren|que indicadores|quels indicateurs'.split('|'),
    ],
    tell(
      'RSI, moving averages (SMA, EMA, WMA, HMA, DEMA, TEMA, KAMA), MACD, Bollinger, Keltner and Donchian channels, ATR, ADX, stochastic, CCI, MFI, Williams %R, OBV, VWAP, Supertrend, Ichimoku, parabolic SAR, Aroon, rate of change, z-score, correlation, realised volatility and more; GET /catalogue lists every one with its formula. Ask "what is MACD?" for one of them.',
    ),
  ],
  [
    [
      'which exchanges',
      'what exchanges',
      'which venues',
      'which brokers',
      'what brokers',
      'supported exchanges',
      'welche borsen',
    ],
    tell(
      'A data node can name any exchange. The Data tab shows from which ones history can be fetched; prices of any other market come from a CSV file.',
    ),
  ],
  [
    ['which timeframes', 'what timeframes', 'supported timeframes', 'list timeframes'],
    () => ({ status: 'answer', text: `Bars of ${timeframes()}.` }),
  ],
  [['support options', 'trade options', 'options supported'], tell(unsupportedReasons.options)],
  [
    [
      ...'trade live|go live|place it live|put it live|run it live|run this live|take it live|deploy it live|execute it live|going live|real money|paper trade|connect my broker'.split(
        '|',
      ),
      ...'connect my account|cancel my orders|cancel all my orders|cancel all orders'.split('|'),
      ...'close my position|close my open position|close all my positions|close my trades'.split('|'),
      ...'echtes geld|dinero real|argent reel'.split('|'),
    ],
    () => ({
      status: 'refused',
      reason:
        'No account is connected and no live orders are placed here: strategies are built and tested on past data.',
    }),
  ],
  [
    [
      'how do i run',
      'how do i backtest',
      'how do i simulate',
      'how do i test',
      'how can i backtest',
      'how can i test',
      'run a simulation',
    ],
    tell('Simulate it with /test-strategy or on the Simulation tab; every trade and metric is shown there.'),
  ],
  [
    [
      'show me the code',
      'show the code',
      'export to python',
      'export code',
      'export as python',
      'get the code',
      'see the code',
    ],
    tell(
      'The Code tab shows each node and the whole strategy as Python, SQL and TypeScript; /preview-code shows one node here.',
    ),
  ],
];

function nodesOf(flow: Flow): string {
  const nodes = Object.values(flow.nodes);
  if (nodes.length === 0) return 'The canvas is empty: there are no nodes.';
  return nodes.map(({ id, type, kind }) => `${id}: ${type}, ${kind}`).join('\n');
}

function timeframes(): string {
  const choices = findKind('data', 'price')?.params.find(({ name }) => name === 'timeframe')?.choices;
  return (choices ?? []).join(', ');
}
