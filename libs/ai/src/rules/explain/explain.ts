import { type Flow, type FlowNode, findKind, type Params } from '@strategy-builder/domain';
import { parseFormula, printExpression } from '@strategy-builder/language';
import { conditionInWords, type NodesByName, seriesInWords } from './condition-in-words.js';

/**
 * A flow in plain English, one fact a sentence. The text is itself a request: planned again, it gives an equivalent
 * flow. What cannot be put into words is quoted as a formula between backticks.
 */
export function explain(flow: Flow): string {
  const nodes = Object.values(flow.nodes).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = nodes.filter(({ type }) => type === 'strategy');
  if (nodes.length === 0) return 'The canvas is empty.';
  const sentences: string[] = [];
  const traded = tradedNode(flow, nodes, rules[0]);
  if (traded !== undefined) sentences.push(marketSentence(traded.params));
  for (const other of nodes) {
    if (other.type === 'data' && other.id !== traded?.id)
      sentences.push(`It also reads ${marketWords(other.params)}.`);
  }
  for (const node of rules) sentences.push(...ruleSentences(flow, node));
  if (rules.length === 0) {
    const computed = nodes.filter(({ type }) => type === 'function').map((node) => functionInWords(node));
    if (computed.length > 0) sentences.push(`It computes ${computed.join(', ')}.`);
    sentences.push('There are no rules yet.');
  } else sentences.push(...riskSentences(nodes));
  return sentences.join('\n');
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

/** The nodes that a formula's names stand for: what is bound to each port. */
function namesFor(flow: Flow, node: FlowNode): NodesByName {
  const bound = new Map<string, FlowNode>();
  for (const edge of Object.values(flow.edges)) {
    const source =
      edge.target === node.id && Object.hasOwn(flow.nodes, edge.source) ? flow.nodes[edge.source] : undefined;
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

function number(params: Params, name: string): number | null {
  const value = params[name];
  return typeof value === 'number' ? value : null;
}

function distanceWords(params: Params): string {
  const value = number(params, 'value');
  if (text(params, 'mode') !== 'atr') return `${value}%`;
  return `${value} ATR(${number(params, 'period') ?? 14})`;
}

function riskSentences(nodes: readonly FlowNode[]): readonly string[] {
  const sentences: string[] = [];
  const ofKind = (kind: string): FlowNode | undefined =>
    nodes.find((node) => node.type === 'risk' && node.kind === kind);
  const size = ofKind('position_size');
  sentences.push(size === undefined ? 'No position size.' : sizeSentence(size.params));
  const stop = ofKind('stop_loss');
  sentences.push(stop === undefined ? 'No stop loss.' : `Stop loss: ${distanceWords(stop.params)}.`);
  const target = ofKind('take_profit');
  if (target !== undefined) sentences.push(`Take profit: ${distanceWords(target.params)}.`);
  const trail = ofKind('trailing_stop');
  if (trail !== undefined) sentences.push(`Trailing stop: ${distanceWords(trail.params)}.`);
  const time = ofKind('time_exit');
  if (time !== undefined) sentences.push(`Exit after ${number(time.params, 'period')} bars.`);
  const limit = nodes.find((node) => node.type === 'execution' && node.kind === 'limit');
  if (limit !== undefined) {
    sentences.push(
      `Use limit orders ${number(limit.params, 'offset')}% from the close for ${number(limit.params, 'period')} bars.`,
    );
  } else if (nodes.some((node) => node.type === 'execution' && node.kind === 'market'))
    sentences.push('Use market orders.');
  return sentences;
}

function sizeSentence(params: Params): string {
  const value = number(params, 'value');
  switch (text(params, 'mode')) {
    case 'percent_risk':
      return `Risk ${value}% of equity per trade.`;
    case 'fixed_notional':
      return `Position size: $${value}.`;
    case 'fixed_units':
      return `Position size: ${value} units.`;
    default:
      return `Position size: ${value}% of equity.`;
  }
}
