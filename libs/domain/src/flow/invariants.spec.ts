import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, findKind } from '../catalogue/catalogue.js';
import { checkParams } from '../catalogue/parameters.js';
import { fits, inputPorts, outputPorts, takesNewPorts } from '../graph/ports.js';
import { topologicalOrder } from '../graph/topological-order.js';
import { canonicalFlow, sameFlow } from './canonical.js';
import type { FlowCommand } from './commands.js';
import { decide, decideAll } from './decide.js';
import { isRefusal } from './decision.js';
import { evolve, fold } from './evolve.js';
import { checkFormula } from './formula-check.js';
import { findNode } from './lookup.js';
import { isName } from './names.js';
import { problems } from './problems.js';
import { type Flow, nodeTypes } from './state.js';

const maxNodes = 7;
const nodeIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const edgeIds = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'];
const formulas = [
  ...[
    'close',
    'x + y',
    'a * 2',
    'b > 3',
    'a.close / b.close',
    'c.macd - c.signal',
    'x = close\ny = a',
    'sma(b, 5)',
  ],
  ...[
    'enter_long = a > 1',
    'enter_long = c\nexit_long = close < b',
    'exit_short = d.high > 2',
    '',
    'broken ((',
    '\0',
  ],
];
const kinds = [
  ...catalogue.map(({ type, kind }) => ({ nodeType: type, kind })),
  { nodeType: nodeTypes[0], kind: 'oracle' },
];
const ports = ['bars', 'value', 'signals', 'a', 'b', 'c', 'x', 'y', 'macd', 'period', 'close', '__proto__'];

/** Left out as often as given. */
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });
/** Left out mostly. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Mostly something good, so that flows grow, and now and then something bad. */
const mostly = <T>(good: readonly T[], bad: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
const id = mostly(nodeIds, ['constructor', 'close']);
const text = mostly(['', 'A label', '<b>x</b>', '😀'], ['a\0b', '\ud83d', 'x'.repeat(5_000)]);
const number = mostly([0, -0, 1, 2, 14, 50], [0.5, -3, 1e6, 1e300, Number.NaN, Number.POSITIVE_INFINITY]);
const position = fc.record({ x: number, y: number });
const params = fc.dictionary(
  mostly(['period', 'mode', 'value', 'symbol', 'timeframe', 'fast', 'offset'], ['__proto__', 'nonsense']),
  fc.oneof(
    number,
    fc.constantFrom('percent', 'atr', 'fixed_units', 'percent_risk', '1h', 'ETH/USDT'),
    fc.boolean(),
  ),
  { maxKeys: 2 },
);

/** Custom nodes and rules take formulas of their own; the others mostly keep theirs. */
const kindFormula = (kind: string): fc.Arbitrary<string | undefined> =>
  kind === 'custom' || kind === 'rules'
    ? optional(fc.constantFrom(...formulas))
    : mostly([undefined], ['close', 'x']);

/** Drops what is undefined: a key that is left out, as over the wire. */
const command = <T extends FlowCommand['type']>(type: T, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields).map(
    (values) =>
      ({
        type,
        ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
      }) as unknown as FlowCommand,
  );

const anyCommand: fc.Arbitrary<FlowCommand> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc
      .oneof(
        fc.constantFrom(...kinds),
        fc.constantFrom(...kinds.filter(({ kind }) => kind === 'custom' || kind === 'rules')),
      )
      .chain(({ nodeType, kind }) =>
        command('AddNode', {
          nodeType: fc.constant(nodeType),
          kind: fc.constant(kind),
          id,
          label: optional(text),
          position: optional(position),
          params: seldom(params),
          formula: kindFormula(kind),
        }),
      ),
  },
  {
    weight: 16,
    arbitrary: command('ConnectNodes', {
      id: optional(fc.constantFrom(...edgeIds)),
      source: id,
      target: id,
      sourcePort: seldom(fc.constantFrom(...ports)),
      targetPort: seldom(fc.constantFrom(...ports)),
    }),
  },
  {
    weight: 3,
    arbitrary: command('EditNode', {
      id,
      label: optional(text),
      description: optional(text),
      params: optional(params),
    }),
  },
  { weight: 3, arbitrary: command('SetFormula', { id, formula: fc.constantFrom(...formulas) }) },
  { weight: 2, arbitrary: command('MoveNode', { id, position }) },
  { weight: 1, arbitrary: command('RemoveNode', { id }) },
  { weight: 1, arbitrary: command('DisconnectNodes', { id: fc.constantFrom(...edgeIds) }) },
  { weight: 1, arbitrary: command('RenameFlow', { name: optional(text), description: optional(text) }) },
  { weight: 1, arbitrary: command('EditCode', { id, code: text }) },
);
const commandList = fc.array(anyCommand, { minLength: 1, maxLength: 80, size: 'max' });

const founded = fold([{ type: 'FlowCreated', data: { name: 'F', description: '', founder: 1 } }])!;

/** What is true of every flow on the way, also between the events of one decision. */
function expectWhole(flow: Flow): void {
  for (const [key, node] of Object.entries(flow.nodes)) {
    expect(key).toBe(node.id);
    expect(isName(key)).toBe(true);
  }
  const taken = new Set<string>();
  for (const [key, edge] of Object.entries(flow.edges)) {
    expect(key).toBe(edge.id);
    expect(isName(key)).toBe(true);
    expect(findNode(flow, edge.source)).toBeDefined();
    expect(findNode(flow, edge.target)).toBeDefined();
    const port = `${edge.target}.${edge.targetPort}`;
    expect(taken).not.toContain(port);
    taken.add(port);
  }
  const place = new Map(topologicalOrder(flow).map((node, index) => [node, index]));
  for (const { source, target } of Object.values(flow.edges)) {
    expect(place.get(source)!).toBeLessThan(place.get(target)!);
  }
  expect(Object.keys(flow.nodes).length).toBeLessThanOrEqual(maxNodes);
}

/** What is true after each decision. */
function expectSound(flow: Flow): void {
  expectWhole(flow);
  const listed = new Set(problems(flow).map(({ edgeId }) => edgeId));
  for (const edge of Object.values(flow.edges)) {
    const target = flow.nodes[edge.target]!;
    const output = outputPorts(flow.nodes[edge.source]!).find(({ name }) => name === edge.sourcePort);
    const input = inputPorts(target).find(({ name }) => name === edge.targetPort);
    const compatible = output !== undefined && input !== undefined && fits(output, input);
    const selecting = input?.role === 'selecting' && takesNewPorts(target);
    if (!compatible && !selecting) expect(listed).toContain(edge.id);
  }
  for (const node of Object.values(flow.nodes)) {
    expect(checkParams(findKind(node.type, node.kind)!, node.params)).toBeNull();
    if (node.formula !== undefined) expect(checkFormula(node, node.formula)).toBeNull();
    expect(node.label.length).toBeLessThanOrEqual(200);
    expect(node.description.length).toBeLessThanOrEqual(4_000);
  }
  // What a store and a socket make of it is the same flow: no NaN, no −0, nothing undefined, no broken text.
  const stored = JSON.parse(new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(flow))));
  expect(sameFlow(flow, stored)).toBe(true);
  expect(JSON.stringify(flow)).not.toContain('\\u0000');
}

/** Runs commands one by one and gives the flows that they lead through, each checked. */
function history(commands: readonly FlowCommand[]): readonly Flow[] {
  const flows: Flow[] = [founded];
  for (const next of commands) {
    const flow = flows.at(-1)!;
    const before = canonicalFlow(flow);
    const decision = decide(next, flow, { maxNodes });
    expect(canonicalFlow(flow)).toBe(before);
    if (isRefusal(decision)) continue;
    let state = flow;
    for (const event of decision) {
      state = evolve(state, event)!;
      expectWhole(state);
    }
    expectSound(state);
    const again = decide(next, state, { maxNodes });
    if (!isRefusal(again)) expect(again).toEqual([]);
    flows.push(state);
  }
  return flows;
}

// Random runs take their time on a busy machine.
describe('any sequence of commands', { timeout: 60_000 }, () => {
  it('keeps the rules of a flow, and each command run twice changes nothing the second time', () => {
    fc.assert(
      fc.property(commandList, (commands) => {
        history(commands);
      }),
      { numRuns: 60 },
    );
  });

  it('really builds something in these runs', () => {
    const sizes = fc
      .sample(commandList, { numRuns: 60, seed: 1 })
      .map((commands) => history(commands).at(-1)!);
    expect(Math.max(...sizes.map(({ nodes }) => Object.keys(nodes).length))).toBe(maxNodes);
    expect(Math.max(...sizes.map(({ edges }) => Object.keys(edges).length))).toBeGreaterThan(4);
  });

  it('comes to the same, decided one by one or all at once', () => {
    fc.assert(
      fc.property(commandList, (commands) => {
        const accepted: FlowCommand[] = [];
        let flow: Flow = founded;
        for (const next of commands) {
          const decision = decide(next, flow, { maxNodes });
          if (isRefusal(decision)) continue;
          accepted.push(next);
          flow = fold(decision, flow)!;
        }
        const together = decideAll(accepted, founded, { maxNodes });
        if ('refused' in together) throw new Error(`Refused together: ${together.detail}`);
        expect(fold(together, founded)).toEqual(flow);
      }),
      { numRuns: 40 },
    );
  });

  it('can be taken back to any of its states and forward again, exactly', () => {
    fc.assert(
      fc.property(commandList, fc.nat(), fc.nat(), (commands, from, to) => {
        const flows = history(commands);
        const present = flows[from % flows.length]!;
        const target = flows[to % flows.length]!;
        const restore: FlowCommand = { type: 'RestoreRevision', revision: 1, target };
        const decision = decide(restore, present, { maxNodes });
        if (isRefusal(decision)) throw new Error(decision.detail);
        let state = present;
        for (const event of decision) {
          state = evolve(state, event)!;
          expectWhole(state);
        }
        expect(sameFlow(state, target)).toBe(true);
        expect(decide(restore, state, { maxNodes })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
