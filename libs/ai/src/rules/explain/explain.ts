import { type Flow, type FlowNode, findKind, type Params } from '@strategy-builder/domain';
import { parseFormula, printExpression } from '@strategy-builder/language';
import { conditionInWords, type NodesByName, seriesInWords } from './condition-in-words.js';
import { edgesInto } from './edges-into.js';
import { riskSentences } from './risk-in-words.js';

/**
 * A flow in plain English, one fact a sentence. The text is itself a request: planned again, it gives an equivalent
 * flow. What cannot be put into words is quoted as a formula between backticks.
 */
export function explain(flow: Flow): string {
  const nodes = Object.values(flow.nodes).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = nodes.filter(({ type }) => type === 'strategy');
  if (nodes.length === 0) return 'The canvas is empty.';
  if (rules.length > 1) {
    return rules
      .flatMap((node, place) => [`Leg ${place + 1}:`, ...strategySentences(flow, node, legNodes(flow, node))])
      .join('\n');
  }
  const [only] = rules;
  if (only !== undefined) return strategySentences(flow, only, nodes).join('\n');
  return withoutRules(flow, nodes).join('\n');
}

/** What a leg reads and passes, itself included. */
function legNodes(flow: Flow, rules: FlowNode): readonly FlowNode[] {
  const edges = Object.values(flow.edges);
  const reached = new Set([rules.id]);
  const follow = (id: string, on: 'source' | 'target', next: 'source' | 'target'): void => {
    for (const edge of edges) {
      if (edge[on] !== id || reached.has(edge[next])) continue;
      reached.add(edge[next]);
      follow(edge[next], on, next);
    }
  };
  follow(rules.id, 'target', 'source');
  follow(rules.id, 'source', 'target');
  return [...reached].sort().flatMap((id) => (Object.hasOwn(flow.nodes, id) ? (flow.nodes[id] ?? []) : []));
}

function strategySentences(flow: Flow, rules: FlowNode, nodes: readonly FlowNode[]): readonly string[] {
  const traded = tradedNode(flow, nodes, rules);
  const others = nodes.filter(({ id, type }) => type === 'data' && id !== traded?.id);
  return [
    ...(traded === undefined ? [] : [marketSentence(traded.params)]),
    ...others.map(({ params }) => `It also reads ${marketWords(params)}.`),
    ...ruleSentences(flow, rules),
    ...riskSentences(chainOf(flow, rules, nodes)),
  ];
}

/** Risk and execution nodes in the order in which signals pass them, those without a way last. */
function chainOf(flow: Flow, rules: FlowNode, nodes: readonly FlowNode[]): readonly FlowNode[] {
  const edges = Object.values(flow.edges);
  const chain: FlowNode[] = [];
  for (let at = rules.id; chain.length <= nodes.length; ) {
    const next = edges.find(({ source, targetPort }) => source === at && targetPort === 'signals');
    const node = nodes.find(({ id }) => id === next?.target);
    if (node === undefined || chain.includes(node)) break;
    chain.push(node);
    at = node.id;
  }
  const loose = nodes.filter(
    (node) => (node.type === 'risk' || node.type === 'execution') && !chain.includes(node),
  );
  return [...chain, ...loose];
}

function withoutRules(flow: Flow, nodes: readonly FlowNode[]): readonly string[] {
  const traded = tradedNode(flow, nodes, undefined);
  const others = nodes.filter(({ id, type }) => type === 'data' && id !== traded?.id);
  const computed = nodes.filter(({ type }) => type === 'function').map((node) => functionInWords(node));
  return [
    ...(traded === undefined ? [] : [marketSentence(traded.params)]),
    ...others.map(({ params }) => `It also reads ${marketWords(params)}.`),
    ...(computed.length > 0 ? [`It computes ${computed.join(', ')}.`] : []),
    'There are no rules yet.',
  ];
}

function tradedNode(
  flow: Flow,
  nodes: readonly FlowNode[],
  rules: FlowNode | undefined,
): FlowNode | undefined {
  const data = nodes.filter(({ type }) => type === 'data');
  const bars = Object.values(flow.edges).find(
    (edge) => edge.target === rules?.id && edge.targetPort === 'bars',
  );
  return data.find(({ id }) => id === bars?.source) ?? data[0];
}

function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

function marketWords(params: Params): string {
  const market = text(params, 'market');
  const exchange = text(params, 'exchange');
  const kind = market === '' || market === 'spot' ? '' : ` ${market}`;
  const timeframe = text(params, 'timeframe');
  return `${text(params, 'symbol')}${kind}${exchange === '' ? '' : ` on ${exchange}`}${timeframe === '' ? '' : `, ${timeframe} bars`}`;
}

function marketSentence(params: Params): string {
  return `Trade ${marketWords(params)}.`;
}

const openings: Readonly<Record<string, string>> = {
  enter_long: 'Buy when',
  exit_long: 'Close long positions when',
  enter_short: 'Go short when',
  exit_short: 'Close short positions when',
};

function ruleSentences(flow: Flow, node: FlowNode): readonly string[] {
  const parsed = parseFormula(node.formula ?? '');
  const lines = parsed.ok && parsed.value.kind === 'lines' ? parsed.value.lines : [];
  const names = namesFor(flow, node);
  const sentences: string[] = [];
  for (const line of lines) {
    const opening = openings[line.name];
    if (opening === undefined) continue;
    const words = conditionInWords(line.expression, names) ?? `\`${printExpression(line.expression)}\``;
    sentences.push(`${opening} ${words}.`);
  }
  const entries = lines.some(({ name }) => name === 'enter_long' || name === 'enter_short');
  const exits = lines.some(({ name }) => name === 'exit_long' || name === 'exit_short');
  if (!entries) sentences.push('There is no entry rule yet.');
  else if (!exits) sentences.push('No exit rule.');
  return sentences;
}

/** When one of a rules node's signals is given, in words. */
export function readingOf(flow: Flow, rules: string, signal: string): string {
  const node = flow.nodes[rules];
  const parsed = parseFormula(node?.formula ?? '');
  const lines = parsed.ok && parsed.value.kind === 'lines' ? parsed.value.lines : [];
  const line = lines.find(({ name }) => name === signal);
  if (node === undefined || line === undefined) return '';
  return conditionInWords(line.expression, namesFor(flow, node)) ?? printExpression(line.expression);
}

/** The nodes that a formula's names stand for: what is bound to each port. */
export function namesFor(flow: Flow, node: FlowNode): NodesByName {
  const bound = new Map<string, FlowNode>();
  for (const edge of edgesInto(flow, node.id)) {
    const source = Object.hasOwn(flow.nodes, edge.source) ? flow.nodes[edge.source] : undefined;
    if (source !== undefined) bound.set(edge.targetPort, source);
  }
  return { node: (name) => bound.get(name), inside: (inner) => namesFor(flow, inner), flow, reader: node };
}

/** A function node by its name and numbers: `RSI(14)`. */
export function functionInWords(node: FlowNode): string {
  const kind = findKind('function', node.kind);
  const standard = node.formula === undefined || node.formula === kind?.formula;
  if (!standard || node.kind === 'custom') return `\`${node.formula ?? ''}\``;
  return (
    seriesInWords(
      { kind: 'name', name: node.id, at: { position: 0, length: 0 } },
      { node: () => node, inside: () => null, flow: null, reader: node },
    ) ?? node.label
  );
}
