import { nodesOf } from '../flow/lookup.js';
import { slug } from '../flow/names.js';
import { nearest } from '../flow/nearest.js';
import type { Flow, FlowNode } from '../flow/state.js';
import { allWordsOf, typeWordsOf, wordsOf } from './vocabulary.js';

/** What a reference to a node came to. */
export type FoundNodes =
  | { readonly found: 'one'; readonly node: FlowNode }
  /** More than one is meant equally well: ask which. By id. */
  | { readonly found: 'several'; readonly nodes: readonly FlowNode[] }
  /** None is meant; these are spelled nearly so. */
  | { readonly found: 'none'; readonly suggestions: readonly FlowNode[] };

/**
 * The node that a text refers to: by id, label, kind, type or any description whose every word fits it (`rsi_14`,
 * `RSI 14`, `rsi_calculator`, `the data source`, `stop`). The first of these readings that fits any node decides, so
 * an id always wins over a description; if it fits several nodes, all of them are given.
 */
export function findNodes(flow: Flow, text: string): FoundNodes {
  const nodes = nodesOf(flow);
  const words = wordsOf(text);
  const plain = text.trim().toLowerCase();
  const name = words.join('_');
  const readings: ReadonlyArray<(node: FlowNode) => boolean> = [
    (node) => node.id === plain,
    (node) => node.label.toLowerCase() === plain,
    (node) => node.id === name || slug(node.label) === name,
    (node) => node.kind === name,
    (node) => isDescribed(words, typeWordsOf(node)),
    (node) => isDescribed(words, allWordsOf(node)),
  ];
  for (const reading of readings) {
    const matching = nodes.filter(reading);
    const [node, ...others] = matching;
    if (node !== undefined)
      return others.length === 0 ? { found: 'one', node } : { found: 'several', nodes: matching };
  }
  return { found: 'none', suggestions: nearlyNamed(nodes, plain) };
}

function isDescribed(words: readonly string[], vocabulary: ReadonlySet<string>): boolean {
  return words.length > 0 && words.every((word) => vocabulary.has(word));
}

function nearlyNamed(nodes: readonly FlowNode[], text: string): readonly FlowNode[] {
  const names = nodes.flatMap((node) => [node.id, node.label.toLowerCase(), node.kind]);
  const near = nearest(text, [...new Set(names)], 6);
  const ranked = near.flatMap((name) =>
    nodes.filter((node) => node.id === name || node.label.toLowerCase() === name || node.kind === name),
  );
  return [...new Set(ranked)].slice(0, 3);
}
