import { findKind } from '../catalogue/catalogue.js';
import type { FlowNode, NodeType } from '../flow/state.js';

/** Words that say "node" or nothing. */
const filler = new Set([
  'the',
  'a',
  'an',
  'my',
  'our',
  'that',
  'this',
  'node',
  'block',
  'box',
  'of',
  'with',
  'for',
  'on',
]);

/** What people call nodes of a type without naming the kind. */
const typeWords: Readonly<Record<NodeType, readonly string[]>> = {
  data: ['data', 'source', 'feed', 'input', 'market', 'price', 'bar', 'candle'],
  function: ['function', 'indicator', 'calculator', 'calculation', 'formula', 'computation'],
  strategy: ['strategy', 'rule', 'logic', 'signal', 'decision', 'condition', 'entry'],
  risk: ['risk', 'management', 'manager', 'control', 'protection'],
  execution: ['execution', 'executor', 'order', 'trade', 'trading', 'broker'],
};

/** What people call a kind beside its own name and title. */
const kindWords: Readonly<Record<string, readonly string[]>> = {
  position_size: ['sizing', 'sizer'],
  stop_loss: ['stoploss', 'sl', 'stopper'],
  take_profit: ['target', 'takeprofit', 'tp'],
  trailing_stop: ['trail'],
  time_exit: ['timeout', 'holding'],
  bollinger: ['band', 'bb'],
  stdev: ['standard', 'deviation', 'volatility'],
  roc: ['rate', 'change', 'momentum'],
  atr: ['true', 'range'],
  sma: ['average', 'mean', 'ma'],
  ema: ['average', 'ma'],
};

/** The words of a text that mean something, in lower case and the singular: `The RSI nodes` is `['rsi']`. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .map(withoutOuterDots)
    .filter((word) => word !== '' && !filler.has(word))
    .map(singular)
    .filter((word) => !filler.has(word));
}

/** Step by step: a pattern for it takes time with the square of a row of dots. */
function withoutOuterDots(word: string): string {
  let [from, to] = [0, word.length];
  while (word[from] === '.') from++;
  while (to > from && word[to - 1] === '.') to--;
  return word.slice(from, to);
}

/** Words that name a node's type, and nothing more particular. */
export function typeWordsOf(node: FlowNode): ReadonlySet<string> {
  return new Set(typeWords[node.type]);
}

/** Every word that fits a node: its id, label, kind, title, type and parameters. */
export function allWordsOf(node: FlowNode): ReadonlySet<string> {
  const kind = findKind(node.type, node.kind);
  const values = Object.entries(node.params).flatMap(([name, value]) => [name, String(value)]);
  const texts = [node.id, node.label, node.kind, kind?.title ?? '', ...values];
  const own = Object.hasOwn(kindWords, node.kind) ? (kindWords[node.kind] ?? []) : [];
  return new Set([...texts.flatMap(wordsOf), ...typeWords[node.type], ...own]);
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
