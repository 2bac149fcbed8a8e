import { type Flow, followingLabel, type Params } from '@strategy-builder/domain';
import { type Expression, printExpression } from '@strategy-builder/language';
import type { Assumption } from '../../planner.js';
import { periods } from '../build/assumptions.js';
import { ConditionCompiler } from '../build/compile-condition.js';
import { type DraftNode, GraphDraft } from '../build/graph-draft.js';
import { dataNodeName } from '../build/node-names.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { averages } from '../parse/average-names.js';
import { isOnOwnScale } from '../parse/price-scale.js';
import { type Condition, field, type IndicatorSeries, type Series } from '../request/expression.js';
import type { Leg } from './legs/leg.js';
import { opposedTerm } from './opposed-terms.js';
import { addToChain, takeFromChain } from './risk-chain.js';
import {
  expressionFrom,
  joinedBy,
  portsOf,
  printRuleLines,
  type RuleLines,
  readRuleLines,
  without,
} from './rule-lines.js';
import { seriesOfNode } from './series-of-node.js';
import { mapTerms, sidesOf, termsOf } from './terms.js';

/** A condition that compares a line with itself: what it is compared with was not understood. */
export class SameLine extends Error {}

/** A condition that can never hold together with one that is there. */
export class Opposed extends Error {
  constructor(readonly present: string) {
    super(present);
  }
}

/** Changes of one flow, collected on a draft; ids and everything that is not touched stay as they are. */
export class FlowEditor {
  readonly draft: GraphDraft;
  /** What was done, in sentences. */
  readonly done: string[] = [];
  /** What was not said and had to be chosen. */
  readonly assumed: Assumption[] = [];
  private lines: RuleLines;

  private constructor(
    readonly flow: Flow,
    readonly rules: DraftNode,
    lines: RuleLines,
    draft = new GraphDraft(flow),
    /** Nodes of other legs, which stay as they are. */
    private readonly foreign: ReadonlySet<string> = new Set(),
  ) {
    this.draft = draft;
    this.lines = lines;
  }

  /** An editor of the flow's first strategy; null when there is none that can be read. */
  static of(flow: Flow): FlowEditor | null {
    const rules = Object.values(flow.nodes)
      .filter(({ type }) => type === 'strategy')
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (rules === undefined) return null;
    const lines = readRuleLines(rules.formula ?? '');
    if (lines === null) return null;
    const node: DraftNode = { ...rules, formula: rules.formula ?? null };
    return new FlowEditor(flow, node, lines);
  }

  /** An editor of one leg of a flow, on a draft that others work on as well; null when its rules cannot be read. */
  static ofLeg(flow: Flow, draft: GraphDraft, leg: Leg): FlowEditor | null {
    const rules = draft.nodes.get(leg.rules);
    const lines = readRuleLines(rules?.formula ?? '');
    if (rules === undefined || lines === null) return null;
    const foreign = new Set([...draft.nodes.keys()].filter((id) => !leg.nodes.has(id)));
    return new FlowEditor(flow, rules, lines, draft, foreign);
  }

  /** The nodes that this editor changes. */
  get nodes(): readonly DraftNode[] {
    return [...this.draft.nodes.values()].filter(({ id }) => !this.foreign.has(id));
  }

  /** What the names of a leg's nodes begin with. */
  private get prefix(): string | null {
    return this.foreign.size === 0 ? null : (this.dataNode?.id.replace(/_price$/, '') ?? null);
  }

  get ruleLines(): RuleLines {
    return this.lines;
  }

  /** The data node that is traded. */
  get dataNode(): DraftNode | null {
    const bars = this.draft.edgesInto(this.rules.id).find(({ targetPort }) => targetPort === 'bars');
    const data = this.nodes.filter(({ type }) => type === 'data');
    return data.find(({ id }) => id === bars?.source) ?? data[0] ?? null;
  }

  get timeframe(): string {
    const timeframe = this.dataNode?.params.timeframe;
    return typeof timeframe === 'string' ? timeframe : '1d';
  }

  get symbol(): string {
    const symbol = this.dataNode?.params.symbol;
    return typeof symbol === 'string' ? symbol : '';
  }

  functions(): readonly DraftNode[] {
    return this.nodes.filter(({ type }) => type === 'function');
  }

  /** Function nodes of an indicator, of any average for the bare word. */
  nodesOf(name: IndicatorName): readonly DraftNode[] {
    return this.functions().filter(({ kind }) => (name === 'ma' ? averages.has(kind) : kind === name));
  }

  /** What "it" means: the first indicator that the entry reads; the price, where that is held against a line of prices. */
  get subject(): Series | null {
    const read = this.readByRules();
    const own = read.find((series) => series !== null && isOnOwnScale(series));
    if (own !== undefined) return own;
    const [first] = [...this.lines.values()].flatMap(termsOf).map(sidesOf);
    const [left] = first ?? [];
    if (left?.kind === 'name' && left.name === 'close') return field('close');
    return read[0] ?? null;
  }

  /** The bands or channel that the rules read: what "the upper band" means. */
  get bands(): IndicatorSeries | null {
    return this.readByRules().find((series) => series !== null && channels.has(series.name)) ?? null;
  }

  /** The average that the rules read first: what "the average" means. */
  get average(): IndicatorSeries | null {
    return this.readByRules().find((series) => series !== null && averages.has(series.name)) ?? null;
  }

  /** The indicators that the rules read, in their order. */
  private readByRules(): readonly (IndicatorSeries | null)[] {
    return [...this.lines.values()].flatMap((expression) =>
      [...portsOf(expression)].flatMap((port) => {
        const node = this.draft.nodes.get(port);
        return node?.type === 'function' ? [seriesOfNode(node)] : [];
      }),
    );
  }

  setParams(id: string, params: Params): void {
    const node = this.draft.nodes.get(id);
    if (node === undefined) return;
    const merged = { ...node.params, ...params };
    const label = followingLabel(node, params);
    this.draft.change(id, { params: merged, ...(label !== undefined && { label }) });
  }

  setLines(lines: RuleLines): void {
    this.lines = lines;
  }

  /** Sets a signal's line, or joins the condition to it; false when it is there already. */
  setLine(signal: string, condition: Condition, how: 'replace' | 'and' | 'or'): boolean {
    const compiler = this.compiler();
    const written = expressionFrom(compiler.formula(condition));
    for (const sides of termsOf(written).map(sidesOf))
      if (sides !== null && printExpression(sides[0]) === printExpression(sides[1])) throw new SameLine();
    const present = this.lines.get(signal);
    if (present !== undefined && how === 'and') {
      const opposed = opposedTerm(present, written);
      if (opposed !== null) throw new Opposed(printExpression(opposed));
    }
    // "RSI under 55 instead of 60" has changed the number already.
    if (present !== undefined && how !== 'replace' && hasTerm(present, how, printExpression(written)))
      return false;
    this.lines.set(
      signal,
      present === undefined || how === 'replace' ? written : joinedBy(how, present, written),
    );
    this.connectPorts(compiler);
    return true;
  }

  /** The signals whose lines read a node. */
  signalsOn(nodeId: string): readonly string[] {
    return [...this.lines].flatMap(([signal, line]) => (portsOf(line).has(nodeId) ? [signal] : []));
  }

  /** Puts a condition in place of those that read a node in a signal's line. */
  replaceTerms(signal: string, nodeId: string, condition: Condition): void {
    const line = this.lines.get(signal);
    if (line === undefined) return;
    const compiler = this.compiler();
    const written = expressionFrom(compiler.formula(condition));
    const changed = mapTerms(line, (term) => (portsOf(term).has(nodeId) ? written : term));
    if (changed !== null) this.lines.set(signal, changed);
    this.connectPorts(compiler);
  }

  /** A condition that reads bars only, as a tree. */
  expressionOf(condition: Condition): Expression {
    return expressionFrom(this.compiler().formula(condition));
  }

  private compiler(): ConditionCompiler {
    const ground = {
      dataNode: this.dataNode?.id ?? dataNodeName('market'),
      timeframe: this.timeframe,
      prefix: this.prefix,
    };
    return new ConditionCompiler(this.draft, ground, (asset) => this.dataNodeOf(asset));
  }

  private connectPorts({ ports, defaulted }: ConditionCompiler): void {
    this.assumed.push(...periods({ draft: this.draft, defaulted }));
    for (const [port, { source, sourcePort }] of ports) {
      const taken = this.draft.edgesInto(this.rules.id).find(({ targetPort }) => targetPort === port);
      if (taken?.source !== source) this.draft.connect(source, sourcePort, this.rules.id, port);
    }
  }

  private dataNodeOf(asset: string): string {
    const known = [...this.draft.nodes.values()].find(
      ({ type, params }) => type === 'data' && params.symbol === asset,
    );
    if (known !== undefined) return known.id;
    return this.draft.add(dataNodeName(asset), {
      type: 'data',
      kind: 'price',
      label: null,
      description: '',
      params: { symbol: asset, timeframe: this.timeframe },
      formula: null,
    });
  }

  removeLine(signal: string): boolean {
    return this.lines.delete(signal);
  }

  /** Takes every condition on a node out of the rules; false when an entry would be left empty. */
  forget(nodeId: string): boolean {
    const kept: RuleLines = new Map();
    for (const [signal, expression] of this.lines) {
      const rest = without(expression, nodeId);
      if (rest !== null) kept.set(signal, rest);
    }
    if (!kept.has('enter_long') && !kept.has('enter_short')) return false;
    this.lines = kept;
    return true;
  }

  /** Writes the lines back and removes what only the old lines read. */
  finish(): void {
    const formula = printRuleLines(this.lines);
    const before = readRuleLines(this.rules.formula ?? '') ?? new Map();
    if (formula !== printRuleLines(before)) this.draft.change(this.rules.id, { formula });
    const reads = new Set<string>();
    for (const expression of this.lines.values()) for (const port of portsOf(expression)) reads.add(port);
    for (const edge of this.draft.edgesInto(this.rules.id)) {
      if (edge.targetPort === 'bars' || reads.has(edge.targetPort)) continue;
      const readBefore = [...before.values()].some((expression) => portsOf(expression).has(edge.targetPort));
      if (!readBefore) continue;
      this.draft.disconnect(edge.source, this.rules.id, edge.targetPort);
      this.removeUnread(edge.source);
    }
  }

  /** Removes a computation, or another market's prices, that nothing reads, and what only it has read. */
  removeUnread(id: string): void {
    const node = this.draft.nodes.get(id);
    const other = node?.type === 'data' && id !== this.dataNode?.id;
    if ((node?.type !== 'function' && !other) || this.draft.edgesFrom(id).length > 0) return;
    const sources = this.draft.edgesInto(id).map(({ source }) => source);
    this.draft.remove(id);
    for (const source of sources) this.removeUnread(source);
  }

  /** The risk node of a kind in the chain behind the rules. */
  riskNode(kind: string): DraftNode | null {
    return this.nodes.find((node) => node.type === 'risk' && node.kind === kind) ?? null;
  }

  /** The strategy nodes of all legs. */
  get legs(): readonly string[] {
    return this.nodes.filter(({ type }) => type === 'strategy').map(({ id }) => id);
  }

  /** Sets a risk rule in each leg: on its nodes when there are some, on new nodes before the executions otherwise. */
  setRisk(kind: string, params: Params): void {
    const present = this.nodes.filter((node) => node.type === 'risk' && node.kind === kind);
    for (const { id } of present) this.setParams(id, params);
    if (present.length > 0) return;
    const id = this.prefix === null ? kind : `${this.prefix}_${kind}`;
    for (const rules of this.legs) addToChain(this.draft, rules, { id, kind, params });
  }

  /** Takes a risk rule out of the chain of each leg and closes the gaps. */
  removeRisk(kind: string): boolean {
    const nodes = this.nodes.filter((node) => node.type === 'risk' && node.kind === kind);
    for (const { id } of nodes) takeFromChain(this.draft, id);
    return nodes.length > 0;
  }
}

const channels: ReadonlySet<IndicatorName> = new Set(['bollinger', 'keltner', 'donchian']);

/** Whether an expression joins this term by the operator, or is it. */
function hasTerm(expression: Expression, operator: 'and' | 'or', term: string): boolean {
  if (printExpression(expression) === term) return true;
  return (
    expression.kind === 'binary' &&
    expression.operator === operator &&
    (hasTerm(expression.left, operator, term) || hasTerm(expression.right, operator, term))
  );
}
