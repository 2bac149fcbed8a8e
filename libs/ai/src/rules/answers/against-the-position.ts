import { type Flow, type FlowNode } from '@strategy-builder/domain';
import { explain } from '../explain/explain.js';
import { foldWord } from '../scan/characters.js';

/**
 * "What happens if it keeps falling after I buy?", "how much can I lose?": the stops that are there, or that there is
 * none and how to have one, and what else closes a position. Null for another question. Nothing is changed by it.
 */
export function answerAgainstPosition(text: string, flow: Flow): string | null {
  const nodes = Object.values(flow.nodes);
  if (!nodes.some(({ type }) => type === 'strategy') || text.length > 300) return null;
  const words = foldWord(text).split(/[^a-z0-9]+/);
  const moves = movesAfter(words);
  if (moves === null && !asksForLoss(` ${words.join(' ')} `)) return null;
  const sells = nodes.some(
    ({ type, formula }) => type === 'strategy' && /\benter_short\b/.test(formula ?? ''),
  );
  const buys = nodes.some(({ type, formula }) => type === 'strategy' && /\benter_long\b/.test(formula ?? ''));
  const inFavour = moves !== null && ((moves === 'up' && !sells) || (moves === 'down' && !buys));
  return inFavour ? inFavourOf(flow, nodes) : against(flow, nodes);
}

function against(flow: Flow, nodes: readonly FlowNode[]): string {
  const stops = ofKinds(flow, /^(Stop loss|Trailing stop|Maximum drawdown|Stop trading)/);
  const exits = ofKinds(flow, /^(Close |Exit after)/);
  const told =
    stops.length > 0
      ? [
          ...stops,
          'A position is closed there, so its loss does not grow with the market; a gap beyond the stop fills at the open, which can cost more.',
          ...costOfStop(nodes),
        ]
      : [
          `There is no stop: the loss grows with the market until ${exits.length > 0 ? 'an exit rule holds' : 'somebody ends it, as there is no exit rule either'}.`,
        ];
  const offer =
    stops.length > 0
      ? 'For another distance say "stop loss 3%" or "stop 2 ATR".'
      : 'To limit it say "add a 5% stop loss", "stop 2 ATR" or "add an 8% trailing stop".';
  const other = exits.length > 0 ? ['What else closes a position:', ...exits] : [];
  return [...told, ...other, offer, 'Nothing is changed by this question.'].join('\n');
}

function inFavourOf(flow: Flow, nodes: readonly FlowNode[]): string {
  const exits = ofKinds(flow, /^(Take profit|Trailing stop|Close |Exit after)/);
  const target = nodes.some(({ kind }) => kind === 'take_profit' || kind === 'take_profit_ladder');
  return [
    exits.length > 0
      ? 'The position is held until one of these closes it:'
      : 'Nothing closes the position in profit.',
    ...exits,
    target
      ? 'For another target say "take profit 10%".'
      : 'There is no take profit: say "add a 10% take profit" to have one.',
    'Nothing is changed by this question.',
  ].join('\n');
}

function ofKinds(flow: Flow, sentences: RegExp): readonly string[] {
  const lines = explain(flow).split('\n');
  return [...new Set(lines.filter((line) => sentences.test(line)))];
}

/** What a stop in percent costs of the equity, where one strategy buys for a share of it. */
function costOfStop(nodes: readonly FlowNode[]): readonly string[] {
  const sizes = nodes.filter(({ kind }) => kind === 'position_size');
  const stops = nodes.filter(({ kind }) => kind === 'stop_loss');
  const [size, stop] = [sizes[0]?.params, stops[0]?.params];
  if (sizes.length !== 1 || stops.length !== 1 || size?.mode !== 'percent_equity' || stop?.mode !== 'percent')
    return [];
  if (typeof size.value !== 'number' || typeof stop.value !== 'number') return [];
  const cost = Number(((size.value * stop.value) / 100).toPrecision(3));
  return [`At ${size.value}% of equity a position, a stop of ${stop.value}% costs about ${cost}% of equity.`];
}

/** Where the price goes in a question "what (happens) if it …"; null for another question. */
function movesAfter(words: readonly string[]): 'up' | 'down' | null {
  const what = words.findIndex((word) => word === 'what' || word === 'whats');
  const when = words.findIndex((word, place) => place > what && ['if', 'when', 'once'].includes(word));
  // "And if it keeps falling?"
  const goesOn = what === -1 && when === 1 && ['and', 'but', 'so'].includes(words[0] ?? '');
  if (foreignOpenings.some((opening) => ` ${words.join(' ')} `.includes(opening)))
    return words.some((word) => foreignRises.some((stem) => word.startsWith(stem))) ? 'up' : 'down';
  if (when === -1 || (!goesOn && (what === -1 || when - what > 3))) return null;
  let at = when + 1;
  while (articles.has(words[at] ?? '')) at++;
  if (!movers.has(words[at] ?? '')) return null;
  const said = words.slice(at + 1, at + 5);
  // "What if it goes short as well?" is a wish.
  if (said.slice(0, 2).some((word) => word === 'short' || word === 'long')) return null;
  if (said.some((word) => falling.some((stem) => word.startsWith(stem)))) return 'down';
  if (said.some((word) => rising.some((stem) => word.startsWith(stem)))) return 'up';
  return said.some((word) => worsening.some((stem) => word.startsWith(stem))) ? 'down' : null;
}

/** "What happens if", "what if" in the languages whose basics are known, without accents. */
const foreignOpenings: readonly string[] = [
  ...' was passiert wenn | was ist wenn | que pasa si | que pasaria si '.split('|'),
  ...' que se passe t il si | qu arrive t il si | cosa succede se | che succede se '.split('|'),
  ...' o que acontece se | wat gebeurt er als | wat als | co jesli | co sie stanie jesli '.split('|'),
];
const foreignRises: readonly string[] = 'steig sube subi mont hausse sal aument stijg rosn wzro'.split(' ');

const articles: ReadonlySet<string> = new Set(['the', 'my', 'a', 'this', 'that', 'whole']);
const movers: ReadonlySet<string> = new Set([
  ...'it price prices market markets coin stock trade position they things btc bitcoin eth'.split(' '),
  ...'ethereum sol everything crypto asset share shares'.split(' '),
]);
const falling: readonly string[] = [
  ...'fall drop crash tank dump plung declin sink slid collaps down lower bleed nosediv'.split(' '),
  ...'halv'.split(' '),
];
const rising: readonly string[] = 'rise rising rall pump climb up higher moon explod'.split(' ');
const worsening: readonly string[] = 'against wrong never gap recover loses losing zero bust sideways'.split(
  ' ',
);

/** "How much can I lose?", "can you protect me?", "what is the worst case?" */
function asksForLoss(said: string): boolean {
  return asked.some((phrase) => said.includes(phrase)) && !/\d/.test(said);
}

const asked: readonly string[] = [
  ...' protect me | protects me | if i m wrong | if i am wrong | if im wrong '.split('|'),
  ...' when i m wrong | how much can i lose | how much could i lose | how much do i lose '.split('|'),
  ...' what can i lose | how much would i lose | what is my downside | what s my downside '.split('|'),
  ...' worst case | am i protected | what protects me | is there any protection '.split('|'),
  ...' is there a safety net | what is the most i can lose | what s the most i can lose '.split('|'),
  ...' what is my max loss | what s my max loss | what is my maximum loss '.split('|'),
];
