import type { Random } from '@strategy-builder/collab/testing';
import {
  acceptProposal,
  amendProposal,
  ChangeHistory,
  canonicalFlow,
  edgesOf,
  evolveProposal,
  type Flow,
  type FlowCommand,
  isOpen,
  nodesOf,
  ownSteps,
  type Proposal,
  proposedChanges,
  rejectProposal,
  sameFlow,
  sameValue,
  type WantedParts,
} from '@strategy-builder/domain';
import { context, type Desk, people, type Who } from './shared-desk.js';
import { changedPlaces, Oracle, valuesOf } from './shared-oracle.js';

/** Deliberate mistakes, to see that they are found. */
export interface Mutations {
  /** Takes back whatever came last, whoever did it. */
  readonly undoesAnybodys?: true;
  /** Accepts a proposal over what was changed since. */
  readonly overwrites?: true;
}

export interface Run {
  readonly mistakes: readonly string[];
  readonly did: readonly string[];
  readonly oracle: Oracle;
}

interface Waiting {
  proposal: Proposal;
  /** Values of the flows for which it was made and amended, and those to which its parts have brought it since. */
  readonly known: Map<string, unknown>[];
}

/** Lets two people and the agent do `length` random things, and says what of it must not have happened. */
export async function runShared(
  desk: Desk,
  random: Random,
  length: number,
  tally: Map<string, number>,
  mutations: Mutations = {},
): Promise<Run> {
  const session = new Session(desk, random, tally, mutations);
  for (let at = 0; at < length; at++) await session.step();
  await session.end();
  const { mistakes, did, oracle } = session;
  return { mistakes, did, oracle };
}

const everybody: readonly Who[] = ['ada', 'ben', 'agent'];

class Session {
  readonly did: string[] = [];
  readonly oracle = new Oracle();
  private readonly found: string[] = [];
  private readonly history = new ChangeHistory();
  private learnt = 0;
  private readonly proposals: Waiting[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly random: Random,
    private readonly tally: Map<string, number>,
    private readonly mutations: Mutations,
  ) {}

  get mistakes(): readonly string[] {
    return [...this.found, ...this.oracle.mistakes, ...this.desk.faults()];
  }

  async step(): Promise<void> {
    const { name, run } = this.random.weighted([
      { weight: 12, name: 'gesture', run: () => this.gesture() },
      { weight: 8, name: 'deliver', run: () => this.desk.deliver(false) },
      { weight: 3, name: 'plan of the agent', run: () => this.plan() },
      { weight: 5, name: 'undo', run: () => this.ownStep('undo') },
      { weight: 3, name: 'redo', run: () => this.ownStep('redo') },
      { weight: 2, name: 'undo of any set', run: () => this.undoAny() },
      { weight: 2, name: 'undo and redo at once', run: () => this.thereAndBack() },
      { weight: 2, name: 'propose', run: () => this.propose() },
      { weight: 2, name: 'accept', run: () => this.accept() },
      { weight: 1, name: 'reject', run: () => this.reject() },
      { weight: 1, name: 'amend', run: () => this.amend() },
    ]);
    this.did.push(name);
    await run();
    this.hear();
  }

  async end(): Promise<void> {
    await this.desk.deliver(true);
    this.hear();
    if (!sameFlow(this.oracle.present, this.desk.flow)) this.found.push('the log replays to another flow');
  }

  private hear(): void {
    const { happened } = this.desk;
    this.oracle.hear(happened);
    for (; this.learnt < happened.length; this.learnt++) {
      const { event, set, who } = happened[this.learnt]!;
      this.history.learn(event, { commandId: set, actor: people[who], at: '', revision: this.learnt + 1 });
    }
  }

  private count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  private async gesture(): Promise<void> {
    const who = this.random.pick(['ada', 'ben'] as const);
    const command = someCommand(this.desk.flow, this.random);
    this.did.push(`${who} ${JSON.stringify(command)}`);
    await this.desk.gesture(who, command);
  }

  private async plan(): Promise<void> {
    await this.desk.request('agent', this.someCommands());
  }

  private someCommands(): FlowCommand[] {
    return Array.from({ length: 1 + this.random.below(4) }, () => someCommand(this.desk.flow, this.random));
  }

  private async ownStep(way: 'undo' | 'redo'): Promise<void> {
    const who = this.random.pick(everybody);
    const step = this.mutations.undoesAnybodys
      ? this.history.all().at(-1)
      : ownSteps(this.history.all(), who)[way].at(-1);
    if (step === undefined) return;
    if (step.author.id !== who) this.found.push(`the step of ${step.author.id} is offered to ${who}`);
    this.did.push(`${who} ${way} ${step.id}`);
    this.count(`${way} ${await this.desk.request(who, [{ type: 'UndoChangeSet', changeSet: step.id }])}`);
  }

  private async undoAny(): Promise<void> {
    const sets = this.history.all();
    if (sets.length === 0) return;
    const who = this.random.pick(everybody);
    const set = this.random.pick(sets);
    this.did.push(`${who} takes back ${set.id}`);
    this.count(`any ${await this.desk.request(who, [{ type: 'UndoChangeSet', changeSet: set.id }])}`);
  }

  /** Where nothing comes in between, bringing back is the way back. */
  private async thereAndBack(): Promise<void> {
    await this.desk.deliver(true);
    this.hear();
    const who = this.random.pick(everybody);
    const step = ownSteps(this.history.all(), who).undo.at(-1);
    if (step === undefined) return;
    const before = this.desk.flow;
    const values = canonicalFlow(before);
    const undone = await this.desk.request(who, [{ type: 'UndoChangeSet', changeSet: step.id }]);
    this.hear();
    if (undone !== 'done') return;
    const redo = ownSteps(this.history.all(), who).redo.at(-1);
    if (redo === undefined) return void this.found.push(`${who} cannot bring back ${step.id}`);
    const redone = await this.desk.request(who, [{ type: 'UndoChangeSet', changeSet: redo.id }]);
    this.hear();
    this.count(`there and back ${redone}`);
    this.did.push(`${who} took back ${step.id} and brought it back`);
    if (canonicalFlow(this.desk.flow) !== values)
      this.found.push(`${who} took back ${step.id} and brought back something else: ${this.differs(before)}`);
  }

  private differs(before: Flow): string {
    return changedPlaces(valuesOf(before), valuesOf(this.desk.flow)).join(', ');
  }

  private async propose(): Promise<void> {
    const { flow, revision } = this.desk;
    const changes = proposedChanges(this.someCommands(), flow, context);
    if ('refused' in changes || changes.length === 0) return;
    const id = `proposal-${this.proposals.length + 1}`;
    const data = { request: 'do it', summary: 'It.', flowRevision: revision, changes };
    const proposal = evolveProposal(
      undefined,
      { type: 'ProposalMade', data: { ...names(id), ...data } },
      { actor: people.agent, at: '' },
    );
    this.proposals.push({ proposal: proposal as Proposal, known: [valuesOf(flow)] });
    this.count('propose');
  }

  private someOpen(): Waiting | undefined {
    const open = this.proposals.filter(({ proposal }) => isOpen(proposal));
    return open.length === 0 ? undefined : this.random.pick(open);
  }

  /** All of what waits, or one of its nodes. */
  private someParts({ proposal }: Waiting): WantedParts {
    const nodes = proposal.changes.flatMap((change) =>
      change.what === 'node' || change.what === 'property' ? [change.id] : [],
    );
    return nodes.length === 0 || this.random.chance(0.4) ? {} : { nodes: [this.random.pick(nodes)] };
  }

  private async accept(): Promise<void> {
    const waiting = this.someOpen();
    if (waiting === undefined) return;
    const who = this.random.pick(['ada', 'ben'] as const);
    const wanted = this.someParts(waiting);
    for (let tries = 0; tries < 5; tries++) {
      const { flow, revision } = this.desk;
      const overwrite = this.mutations.overwrites ?? false;
      const decided = acceptProposal(waiting.proposal, { ...wanted, overwrite }, flow, context);
      if ('refused' in decided) return this.count(`accept ${decided.code}`);
      const { commands, parts, renamed, outcome, left } = decided;
      const length = this.desk.happened.length;
      if (commands.length > 0) {
        const answer = await this.desk.request(who, commands, revision);
        if (answer === 'conflict') continue;
        if (answer === 'refused') return void this.found.push('what a proposal comes to was refused');
      }
      this.hear();
      const set = this.desk.happened.length > length ? { commandId: this.desk.happened.at(-1)!.set } : {};
      const data = { ...names(waiting.proposal.id), ...parts, ...set, renamed, outcome };
      this.settle(waiting, { type: 'ProposalAccepted', data }, who);
      this.checkNothingOverwritten(waiting, flow);
      this.count(left.length > 0 ? 'accept in part' : 'accept');
      return;
    }
  }

  /** Accepting changes no value that is another than the one for which the proposal was made. */
  private checkNothingOverwritten(waiting: Waiting, before: Flow): void {
    const [old, present] = [valuesOf(before), valuesOf(this.desk.flow)];
    for (const place of changedPlaces(old, present)) {
      // A node that was moved or connected may still be removed; that its edges go with it is said beforehand.
      const isGone = !present.has(place) && (place.endsWith('.position') || place.startsWith('edge '));
      if (!isGone && !waiting.known.some((known) => sameValue(old.get(place), known.get(place))))
        this.found.push(`accepting ${waiting.proposal.id} wrote over what was changed at ${place} since`);
    }
    waiting.known.push(present);
  }

  private async reject(): Promise<void> {
    const waiting = this.someOpen();
    if (waiting === undefined) return;
    const before = this.desk.flow;
    const decided = rejectProposal(waiting.proposal, this.someParts(waiting));
    if ('refused' in decided) return this.count(`reject ${decided.code}`);
    const data = { ...names(waiting.proposal.id), ...decided.parts, outcome: decided.outcome };
    this.settle(waiting, { type: 'ProposalRejected', data }, 'ben');
    if (!sameFlow(before, this.desk.flow)) this.found.push('rejecting changed the flow');
    this.count('reject');
  }

  private async amend(): Promise<void> {
    const waiting = this.someOpen();
    if (waiting === undefined) return;
    const commands = [someCommand(this.desk.flow, this.random)];
    const changes = amendProposal(waiting.proposal, commands, this.desk.flow, context);
    if ('refused' in changes) return this.count('amend refused');
    this.settle(
      waiting,
      { type: 'ProposalAmended', data: { ...names(waiting.proposal.id), changes } },
      'ada',
    );
    waiting.known.push(valuesOf(this.desk.flow));
    this.count('amend');
  }

  private settle(waiting: Waiting, event: Parameters<typeof evolveProposal>[1], who: Who): void {
    waiting.proposal = evolveProposal(waiting.proposal, event, { actor: people[who], at: '' }) as Proposal;
  }
}

const names = (proposalId: string) => ({ proposalId, flowId: 'flow', translationId: 't' });

const kinds = [
  ['btc', 'data', 'price'],
  ['eth', 'data', 'price'],
  ['rsi', 'function', 'rsi'],
  ['sma', 'function', 'sma'],
  ['rules', 'strategy', 'rules'],
  ['size', 'risk', 'position_size'],
  ['stop', 'risk', 'stop_loss'],
  ['market', 'execution', 'market'],
] as const;
const formulas = [
  'enter_long = rsi > 50',
  'enter_long = rsi < 30\nexit_long = rsi > 70',
  'enter_long = sma > 3',
];

/** Something that one may want in this flow; often on what is there, so that they meet. */
function someCommand(flow: Flow, random: Random): FlowCommand {
  const present = nodesOf(flow).map(({ id }) => id);
  const id = present.length > 0 && random.chance(0.85) ? random.pick(present) : random.pick(kinds)[0];
  const edges = edgesOf(flow);
  const [newId, nodeType, kind] = random.pick(kinds);
  return random
    .weighted<{ weight: number; make: () => FlowCommand }>([
      { weight: 6, make: () => ({ type: 'AddNode', id: newId, nodeType, kind }) },
      { weight: 5, make: () => ({ type: 'EditNode', id, params: { period: 2 + random.below(4) } }) },
      { weight: 2, make: () => ({ type: 'EditNode', id, params: { value: 1 + random.below(4) } }) },
      { weight: 3, make: () => ({ type: 'EditNode', id, label: random.pick(['x', 'y', 'z']) }) },
      { weight: 4, make: () => ({ type: 'MoveNode', id, position: { x: random.below(3), y: 1 } }) },
      { weight: 3, make: () => ({ type: 'SetFormula', id: 'rules', formula: random.pick(formulas) }) },
      {
        weight: 6,
        make: () => ({
          type: 'ConnectNodes',
          source: id,
          target: random.pick(present.length > 0 ? present : ['rsi']),
        }),
      },
      {
        weight: 2,
        make: () => ({ type: 'DisconnectNodes', id: edges.length > 0 ? random.pick(edges).id : 'none' }),
      },
      { weight: 2, make: () => ({ type: 'RemoveNode', id }) },
      { weight: 1, make: () => ({ type: 'RenameFlow', name: random.pick(['One', 'Two']) }) },
    ])
    .make();
}
