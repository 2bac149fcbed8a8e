import { buildStrategy, decideAll, evolve, type Flow, type FlowNode } from '@strategy-builder/domain';
import { parseFormula, printExpression } from '@strategy-builder/language';
import { planByRules } from '../rules-planner.js';
import type { AcceptanceCase, Expected, ExpectedLeg } from './acceptance-case.js';

export const emptyFlow: Flow = { name: 'Strategy', description: '', archived: false, nodes: {}, edges: {} };

/** The flow after commands; throws when one is refused. */
export function applied(flow: Flow, commands: Parameters<typeof decideAll>[0]): Flow {
  const decided = decideAll(commands, flow, { maxNodes: 100 });
  if ('refused' in decided) throw new Error(`command ${decided.index} refused: ${decided.detail}`);
  let after: Flow = flow;
  for (const event of decided) {
    const next = evolve(after, event);
    if (next !== null) after = next;
  }
  return after;
}

/** The flow that a request makes on an empty canvas, or a conversation one message after the other. */
export function planned(said: string | readonly string[]): Flow {
  let flow = emptyFlow;
  for (const text of typeof said === 'string' ? [said] : said) {
    const plan = planByRules(text, flow);
    if (plan.status !== 'plan') throw new Error(`"${text}" is no plan`);
    flow = applied(plan.newStrategy ? emptyFlow : flow, plan.commands);
  }
  return flow;
}

/** Everything in which a request does not come to what it must; empty when all is well. */
export function faults([text, expected]: AcceptanceCase, on: Flow): readonly string[] {
  const plan = planByRules(text, on);
  const wanted = expected.status ?? 'plan';
  if (plan.status !== wanted)
    return [`${plan.status} instead of ${wanted}: ${JSON.stringify(plan).slice(0, 200)}`];
  if (plan.status !== 'plan') {
    const said =
      plan.status === 'answer' ? plan.text : plan.status === 'clarify' ? plan.question : plan.reason;
    const says = expected.says;
    return says === undefined || said.toLowerCase().includes(says.toLowerCase())
      ? []
      : [`says "${said.slice(0, 120)}", not "${says}"`];
  }
  const before = plan.newStrategy ? emptyFlow : on;
  let flow: Flow;
  try {
    flow = applied(before, plan.commands);
  } catch (error) {
    return [String(error)];
  }
  const found: string[] = [];
  const built = buildStrategy(flow);
  if (expected.draft === true) {
    if (built.ok) found.push('trades, although it should be a draft');
  } else if (!built.ok) found.push(`no program: ${built.problems.map(({ message }) => message).join('; ')}`);
  for (const { alternatives } of plan.assumptions) {
    for (const { label, commands } of alternatives ?? []) {
      try {
        applied(flow, commands);
      } catch (error) {
        found.push(`alternative "${label}": ${String(error)}`);
      }
    }
  }
  if (expected.legs === undefined) found.push(...formulaFaults(expected, strategiesOf(flow)[0]));
  else found.push(...legFaults(expected.legs, flow));
  found.push(...nodeFaults(expected, flow), ...kindFaults(expected.kinds ?? {}, flow));
  if (expected.sums !== undefined && !plan.summary.toLowerCase().includes(expected.sums.toLowerCase()))
    found.push(`sums up "${plan.summary.slice(0, 200)}", without "${expected.sums}"`);
  const subjects = new Set(plan.assumptions.map(({ about }) => about));
  for (const about of expected.assumes ?? [])
    if (!subjects.has(about)) found.push(`does not state the assumption ${about}`);
  for (const about of expected.states ?? [])
    if (subjects.has(about)) found.push(`assumes ${about}, which is stated`);
  if (expected.left !== undefined) {
    for (const part of expected.left) {
      if (!plan.left.some((left) => left.toLowerCase().includes(part.toLowerCase())))
        found.push(`does not leave out "${part}": ${JSON.stringify(plan.left)}`);
    }
  }
  const leaves = expected.left === undefined || expected.left.length === 0;
  if (leaves && plan.left.length > 0) found.push(`leaves out ${JSON.stringify(plan.left)}`);
  for (const left of plan.left) if (!text.includes(left)) found.push(`"${left}" is not word for word`);
  if (expected.newStrategy !== undefined && plan.newStrategy !== expected.newStrategy)
    found.push(`newStrategy is ${plan.newStrategy}`);
  return found;
}

const lines = {
  enterLong: 'enter_long',
  exitLong: 'exit_long',
  enterShort: 'enter_short',
  exitShort: 'exit_short',
} as const;

function strategiesOf(flow: Flow): readonly FlowNode[] {
  return Object.values(flow.nodes).filter(({ type }) => type === 'strategy');
}

function formulaFaults(expected: ExpectedLeg, rules: FlowNode | undefined): readonly string[] {
  const written = new Map<string, string>();
  const parsed = parseFormula(rules?.formula ?? '');
  if (parsed.ok && parsed.value.kind === 'lines') {
    for (const { name, expression } of parsed.value.lines) written.set(name, printExpression(expression));
  }
  const found: string[] = [];
  for (const [key, name] of Object.entries(lines) as [keyof typeof lines, string][]) {
    const wanted = expected[key];
    if (wanted === undefined) continue;
    const has = written.get(name) ?? null;
    if (has !== (wanted === null ? null : canonical(wanted))) found.push(`${name} is ${has}, not ${wanted}`);
  }
  return found;
}

function canonical(formula: string): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok || parsed.value.kind !== 'expression')
    throw new Error(`the expectation "${formula}" is no formula`);
  return printExpression(parsed.value.expression);
}

function nodeFaults(expected: Expected, flow: Flow): readonly string[] {
  const found: string[] = [];
  const nodes = Object.values(flow.nodes);
  const traded = tradedNode(flow, nodes);
  const same = (name: string, has: unknown, wanted: unknown): void => {
    if (wanted !== undefined && JSON.stringify(has) !== JSON.stringify(wanted))
      found.push(`${name} is ${JSON.stringify(has)}, not ${JSON.stringify(wanted)}`);
  };
  same('symbol', traded?.params.symbol, expected.symbol);
  same('exchange', traded?.params.exchange, expected.exchange);
  same('timeframe', traded?.params.timeframe, expected.timeframe);
  const pair = (kind: string): unknown => {
    const node = nodes.find((one) => one.kind === kind);
    return node === undefined ? null : [node.params.mode, node.params.value];
  };
  same('size', pair('position_size'), expected.size);
  same('stop', pair('stop_loss'), expected.stop);
  same('target', pair('take_profit'), expected.target);
  same('trail', pair('trailing_stop'), expected.trail);
  same('time exit', nodes.find(({ kind }) => kind === 'time_exit')?.params.period ?? null, expected.timeExit);
  same('execution', nodes.find(({ type }) => type === 'execution')?.kind, expected.execution);
  for (const [id, params] of Object.entries(expected.nodes ?? {})) {
    const node = flow.nodes[id];
    if (node === undefined) found.push(`there is no node ${id}`);
    else for (const [name, value] of Object.entries(params)) same(`${id}.${name}`, node.params[name], value);
  }
  return found;
}

function kindFaults(kinds: NonNullable<Expected['kinds']>, flow: Flow): readonly string[] {
  const nodes = Object.values(flow.nodes);
  return Object.entries(kinds).flatMap(([kind, params]) => {
    const alike = nodes.filter((node) => node.kind === kind);
    if (params === null) return alike.length === 0 ? [] : [`there is a ${kind}`];
    return alike.some((node) => holds(node, params))
      ? []
      : [`no ${kind} with ${JSON.stringify(params)}: ${JSON.stringify(alike.map((node) => node.params))}`];
  });
}

function holds(node: FlowNode, params: Readonly<Record<string, number | string>>): boolean {
  return Object.entries(params).every(([name, value]) => node.params[name] === value);
}

function legFaults(legs: NonNullable<Expected['legs']>, flow: Flow): readonly string[] {
  const found: string[] = [];
  const names = strategiesOf(flow).map(({ id }) => id);
  const wanted = Object.keys(legs);
  if ([...names].sort().join() !== [...wanted].sort().join())
    found.push(`the legs are ${names.join(', ')}, not ${wanted.join(', ')}`);
  for (const [id, leg] of Object.entries(legs)) {
    const rules = flow.nodes[id];
    if (rules === undefined) continue;
    found.push(...formulaFaults(leg, rules).map((fault) => `${id}: ${fault}`));
    const edges = Object.values(flow.edges);
    const bars = edges.find(({ target, targetPort }) => target === id && targetPort === 'bars');
    const traded = flow.nodes[bars?.source ?? ''];
    for (const name of ['symbol', 'exchange', 'market', 'timeframe'] as const) {
      const has = traded?.params[name];
      if (leg[name] !== undefined && has !== leg[name]) found.push(`${id} trades ${name} ${String(has)}`);
    }
    const chain = chainOf(id, flow);
    for (const [kind, params] of Object.entries(leg.chain ?? {})) {
      if (!chain.some((node) => node.kind === kind && holds(node, params)))
        found.push(`${id} has no ${kind} with ${JSON.stringify(params)}`);
    }
  }
  return found;
}

/** What the signals of a strategy pass. */
function chainOf(id: string, flow: Flow): readonly FlowNode[] {
  const next = Object.values(flow.edges).find(({ source }) => source === id);
  const node = flow.nodes[next?.target ?? ''];
  return node === undefined ? [] : [node, ...chainOf(node.id, flow)];
}

function tradedNode(flow: Flow, nodes: readonly FlowNode[]): FlowNode | undefined {
  const rules = nodes.find(({ type }) => type === 'strategy');
  const bars = Object.values(flow.edges).find(
    ({ target, targetPort }) => target === rules?.id && targetPort === 'bars',
  );
  return nodes.find(({ id }) => id === bars?.source) ?? nodes.find(({ type }) => type === 'data');
}
