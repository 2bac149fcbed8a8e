import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFlow, sameFlow, sameValue } from '../canonical.js';
import type { FlowCommand } from '../commands.js';
import { decideAll } from '../decide.js';
import type { FlowChange } from '../events.js';
import { draftOf, fold } from '../evolve.js';
import { edgesOf, nodesOf } from '../lookup.js';
import type { Flow } from '../state.js';
import { ChangeHistory } from './change-history.js';
import { ownSteps } from './own-steps.js';

const context = { maxNodes: 12 };
const people = { ada: 'user', ben: 'user', agent: 'agent' } as const;
type Person = keyof typeof people;

/** A flow, its history, and whoever edits it. */
class Desk {
  flow: Flow | null = null;
  readonly history = new ChangeHistory();
  private revision = 0;
  private commands = 0;

  constructor() {
    this.does('ada', { type: 'CreateFlow', name: 'Test', founder: 1 });
  }

  does(person: Person, ...commands: FlowCommand[]): string | null {
    const id = `set-${++this.commands}`;
    const prepared = commands.map((command) => {
      if (command.type !== 'UndoChangeSet') return command;
      const target = this.history.targetOf(command.changeSet, person);
      return target === undefined ? command : { ...command, target };
    });
    const decision = decideAll(prepared, this.flow, context);
    if ('refused' in decision) {
      this.refusal = decision;
      return null;
    }
    this.refusal = undefined;
    this.events = decision;
    for (const event of decision) {
      const actor = { kind: people[person], id: person, name: person };
      this.history.learn(event, { commandId: id, actor, at: '', revision: ++this.revision });
    }
    this.flow = fold(decision, this.flow);
    return decision.length === 0 ? null : id;
  }
  refusal: { code: string; detail: string } | undefined;
  events: readonly FlowChange[] = [];

  undo(person: Person, changeSet: string): string | null {
    return this.does(person, { type: 'UndoChangeSet', changeSet });
  }
  get now(): Flow {
    return draftOf(this.flow!);
  }
  steps(person: Person) {
    return ownSteps(this.history.all(), person);
  }
}

const addRsi: FlowCommand = { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi' };
const addPrice: FlowCommand = { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price' };
const period = (value: number): FlowCommand => ({
  type: 'EditNode',
  id: 'rsi_14',
  params: { period: value },
});
const move = (x: number): FlowCommand => ({ type: 'MoveNode', id: 'rsi_14', position: { x, y: 7 } });
const keptOf = (desk: Desk) =>
  desk.events.flatMap((event) => (event.type === 'ChangeSetUndone' ? event.data.kept : []));

describe('taking a change set back', () => {
  it('restores what it changed, and taking that back changes it again', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const set = desk.does('ada', period(21), move(500))!;
    const changed = desk.now;
    const undo = desk.undo('ada', set)!;
    expect(desk.now.nodes.rsi_14?.params.period).toBe(14);
    desk.undo('ada', undo);
    expect(sameFlow(desk.now, changed)).toBe(true);
  });

  it('leaves what somebody else wrote since, and says so', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const set = desk.does('ada', period(21), move(500))!;
    desk.does('ben', period(30));
    desk.undo('ada', set);
    expect(desk.now.nodes.rsi_14?.params.period).toBe(30);
    expect(desk.now.nodes.rsi_14?.position.x).not.toBe(500);
    expect(keptOf(desk)).toEqual([
      { node: 'rsi_14', key: 'params.period', detail: 'ben changed the period of RSI 14 since.' },
    ]);
  });

  it('leaves a value that somebody else wrote again after it had been another one', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const set = desk.does('ada', period(21))!;
    desk.does('ben', period(30));
    desk.does('ben', period(21));
    expect(desk.undo('ada', set)).toBeNull();
    expect(desk.refusal).toMatchObject({ code: 'nothing-to-undo' });
    expect(desk.refusal?.detail).toContain('ben changed the period');
  });

  it('keeps an added node that somebody else has edited or connected', () => {
    const desk = new Desk();
    const set = desk.does('agent', addPrice, addRsi)!;
    desk.does('ben', period(30));
    desk.undo('ada', set);
    expect(Object.keys(desk.now.nodes)).toEqual(['rsi_14']);
    expect(keptOf(desk)[0]?.detail).toBe('RSI 14 stays: ben changed or connected it since.');
  });

  it('removes an added node that its own author went on with', () => {
    const desk = new Desk();
    const set = desk.does('agent', addPrice, addRsi)!;
    desk.does('agent', period(30));
    desk.undo('ada', set);
    expect(desk.now.nodes).toEqual({});
  });

  it('brings removed nodes back with their edges', () => {
    const desk = new Desk();
    desk.does('ada', addPrice, addRsi, { type: 'ConnectNodes', source: 'btc', target: 'rsi_14' });
    const before = desk.now;
    const set = desk.does('ben', { type: 'RemoveNode', id: 'btc' })!;
    desk.undo('ben', set);
    expect(sameFlow(desk.now, before)).toBe(true);
  });

  it('can take back what the value was before, when a later step over it was taken back', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const first = desk.does('ada', period(21))!;
    const second = desk.does('ada', period(30))!;
    desk.undo('ada', second);
    desk.undo('ada', first);
    expect(desk.now.nodes.rsi_14?.params.period).toBe(14);
    expect(desk.steps('ada').redo).toHaveLength(2);
  });

  it('keeps a node whose value somebody else has taken back since', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const edit = desk.does('ben', period(30))!;
    const removal = desk.does('agent', { type: 'RemoveNode', id: 'rsi_14' })!;
    const undo = desk.undo('agent', removal)!;
    desk.undo('ben', edit);
    expect(desk.undo('agent', undo)).toBeNull();
    expect(desk.refusal?.detail).toBe('RSI 14 stays: ben changed or connected it since.');
    expect(desk.now.nodes.rsi_14?.params.period).toBe(14);
  });

  it('brings back the node that a redo removed, and no older one', () => {
    const desk = new Desk();
    desk.does('ada', addRsi);
    const removal = desk.does('ada', { type: 'RemoveNode', id: 'rsi_14' })!;
    const undo = desk.undo('ada', removal)!;
    desk.does('ada', period(30));
    desk.undo('ada', undo);
    desk.undo('ada', removal);
    expect(desk.now.nodes.rsi_14?.params.period).toBe(30);
  });

  it('is refused for a set that is not there, and for one among other commands', () => {
    const desk = new Desk();
    desk.undo('ada', 'no-such');
    expect(desk.refusal?.code).toBe('change-set-not-found');
    desk.does('ada', addRsi, { type: 'UndoChangeSet', changeSet: 'set-1' });
    expect(desk.refusal?.code).toBe('invalid-value');
  });

  it('is a step of whoever took back what another did', () => {
    const desk = new Desk();
    const set = desk.does('agent', addRsi)!;
    const undo = desk.undo('ada', set)!;
    expect(desk.steps('ada').undo.at(-1)?.id).toBe(undo);
    expect(desk.steps('agent').undo).toEqual([]);
  });
});

const ids = ['a', 'b', 'c', 'd'];
const anId = fc.constantFrom(...ids);
const command: fc.Arbitrary<FlowCommand> = fc.oneof(
  fc.record({
    type: fc.constant('AddNode' as const),
    id: anId,
    nodeType: fc.constant('function' as const),
    kind: fc.constantFrom('rsi', 'sma'),
  }),
  fc.record({
    type: fc.constant('AddNode' as const),
    id: anId,
    nodeType: fc.constant('data' as const),
    kind: fc.constant('price'),
  }),
  fc.record({
    type: fc.constant('EditNode' as const),
    id: anId,
    params: fc.record({ period: fc.integer({ min: 2, max: 5 }) }),
  }),
  fc.record({ type: fc.constant('EditNode' as const), id: anId, label: fc.constantFrom('x', 'y') }),
  fc.record({
    type: fc.constant('MoveNode' as const),
    id: anId,
    position: fc.record({ x: fc.integer({ min: 0, max: 3 }), y: fc.constant(1) }),
  }),
  fc.record({ type: fc.constant('RemoveNode' as const), id: anId }),
  fc.record({ type: fc.constant('ConnectNodes' as const), source: anId, target: anId }),
  fc.record({ type: fc.constant('RenameFlow' as const), name: fc.constantFrom('One', 'Two') }),
);
const act = fc.record({
  who: fc.constantFrom<Person>('ada', 'ben', 'agent'),
  commands: fc.array(command, { minLength: 1, maxLength: 3 }),
  undo: fc.constantFrom('no', 'no', 'undo', 'redo'),
});

/** Each value of a flow by its place. */
function values(flow: Flow): Map<string, unknown> {
  const all = new Map<string, unknown>([['name', flow.name]]);
  for (const node of nodesOf(flow)) {
    all.set(node.id, node.kind);
    for (const key of ['label', 'position', 'formula'] as const) all.set(`${node.id}.${key}`, node[key]);
    for (const [name, value] of Object.entries(node.params)) all.set(`${node.id}.${name}`, value);
  }
  for (const edge of edgesOf(flow)) all.set(edge.id, edge);
  return all;
}

describe('two people and the agent in any interleaving', () => {
  it('taking back an own step changes no value that another wrote last', () => {
    let undone = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
        const desk = new Desk();
        // Written apart from the history: the writers of each value, the standing one last.
        const writers = new Map<string, { who: Person }[]>();
        const uncovered = new Map<string, { who: Person } | undefined>();
        for (const { who, commands, undo } of acts) {
          const before = desk.now;
          const step = undo === 'no' ? undefined : desk.steps(who)[undo].at(-1);
          let set: string | null = null;
          if (step === undefined) desk.does(who, ...commands) ?? desk.does(who, commands[0]!);
          else set = desk.undo(who, step.id);
          if (set !== null) undone++;
          const [old, present] = [values(before), values(desk.now)];
          for (const place of new Set([...old.keys(), ...present.keys()])) {
            if (sameValue(old.get(place), present.get(place))) continue;
            const stack = writers.get(place) ?? [];
            if (step === undefined) stack.push({ who });
            else if (undo === 'undo') {
              const last = stack.pop();
              expect(last === undefined || last.who === who, `${place} of ${last?.who} by ${who}`).toBe(true);
              uncovered.set(`${set} ${place}`, stack.at(-1));
            } else {
              // Bringing back covers what taking back had uncovered, and nothing newer.
              expect(stack.at(-1)).toBe(uncovered.get(`${step.id} ${place}`));
              stack.push({ who });
            }
            writers.set(place, stack);
          }
        }
      }),
      { numRuns: 300, seed: 20260101 },
    );
    expect(undone).toBeGreaterThan(200);
  });

  it('taking a step back at once gives the former flow exactly, and bringing it back the later one', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 15 }), (acts) => {
        const desk = new Desk();
        for (const { who, commands } of acts) {
          const before = desk.now;
          const set = desk.does(who, ...commands);
          if (set === null || sameFlow(before, desk.now)) continue;
          const after = desk.now;
          const undo = desk.undo(who, set);
          expect(undo).not.toBeNull();
          expect(canonicalFlow(desk.now)).toBe(canonicalFlow(before));
          expect(desk.undo(who, undo!)).not.toBeNull();
          expect(canonicalFlow(desk.now)).toBe(canonicalFlow(after));
        }
      }),
      { numRuns: 300, seed: 20260102 },
    );
  });
});
