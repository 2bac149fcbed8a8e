import {
  type ChangeRefused,
  decideAll,
  evolveDraft,
  type Flow,
  type FlowChange,
  type FlowCommand,
  type FlowDraft,
  type FlowEvent,
  type Refusal,
} from '@strategy-builder/domain';
import * as Y from 'yjs';
import { describePath, type Intent, type Plan } from '../intent/intent.js';
import { planTurn } from '../intent/plan-turn.js';
import { collectTouches, type Path, type Touches } from '../intent/touches.js';
import { nothingTouched, type Touched, touch } from '../mirror/mirror.js';
import type { Author, CommandRequest } from '../room-api.js';
import { type Contribution, growthOfDeleteSet } from '../update/author-updates.js';
import { inspectUpdate } from '../update/inspect-update.js';
import { closeCodes } from '../wire/close-codes.js';
import type { Canvas, DocumentChange } from './canvas.js';
import type { ClientOwners } from './client-owners.js';
import type { TakeUpdate, WaitingUpdate } from './mailbox.js';
import type { Member } from './member.js';

/** An event of the turn and the request that it belongs to. */
export interface TurnEntry {
  readonly event: FlowEvent;
  readonly author: Author;
  readonly request: CommandRequest | null;
  readonly commandId: string;
}

/** What a member is told when the turn is stored. */
export type TurnNotice =
  | { readonly kind: 'refused'; readonly member: Member; readonly refusal: Refusal; readonly path: Path }
  | { readonly kind: 'overtaken'; readonly member: Member; readonly path: Path };

/** How a command came out within the turn; its revision is known when the turn is stored. */
export type Verdict =
  | { readonly verdict: 'accepted'; readonly from: number; readonly to: number }
  | { readonly verdict: 'refused'; readonly refusal: Refusal; readonly index: number }
  | { readonly verdict: 'conflict' };

/** What every turn of a room works with, until the room is rebuilt. */
export interface TurnContext {
  readonly canvas: Canvas;
  readonly owners: ClientOwners;
  readonly maxNodes: number;
  now(): number;
  newId(): string;
}

/** Refusals of one member that one turn spells out; the rest is taken back as quietly as it came. */
const spelledOut = 20;
/** Updates of one member that wait for their predecessors. */
const mostHeld = 32;

/**
 * One turn of a room: takes updates and commands, changes document and draft, and collects the events. Nothing of it
 * is visible before its events are stored; if they can't be, document and draft are thrown away.
 */
export class Turn {
  readonly entries: TurnEntry[] = [];
  readonly notices: TurnNotice[] = [];
  /** Members whose updates build on structs that the document lacks. */
  readonly toAsk = new Set<Member>();
  /** Client ids that wrote for the first time: whose they are. */
  readonly claims = new Map<number, string>();
  /** Who contributed to the document, first come first. */
  readonly contributors = new Map<Member, { readonly commandId: string; refusals: number }>();
  change: DocumentChange = { update: null, before: new Map() };

  constructor(
    private readonly context: TurnContext,
    public draft: FlowDraft | null,
  ) {}

  /**
   * Runs the turn as one transaction: first the updates that `feed` offers, then the commands.
   * @throws when an update can't be applied; the document is of no use then.
   */
  run(feed: (take: TakeUpdate) => void, commands: () => void): void {
    this.change = this.context.canvas.change((transaction) => {
      const contributions: Contribution<Member>[] = [];
      feed((waiting) => this.apply(transaction, waiting, contributions));
      if (contributions.length > 0 && this.draft !== null)
        this.takeIn(transaction, this.draft, contributions);
      const first = this.entries.length;
      commands();
      this.mirrorCommands(transaction, first);
    });
    const [writer] = this.contributors;
    if (this.change.update !== null && this.entries.length === 0 && writer !== undefined) {
      const [{ author }, { commandId }] = writer;
      this.entries.push({
        event: { type: 'CanvasSynchronised', data: {} },
        author,
        request: null,
        commandId,
      });
    }
  }

  newId(): string {
    return this.context.newId();
  }

  /** Decides a request's commands on the draft, all or nothing. */
  decide(request: CommandRequest, commandId: string): Verdict {
    const decision = decideAll(request.commands, this.draft, this.context);
    const { author } = request;
    if (!('refused' in decision)) {
      const from = this.entries.length;
      for (const event of decision) this.happen({ event, author, request, commandId });
      return { verdict: 'accepted', from, to: this.entries.length };
    }
    const { index, ...refusal } = decision;
    const command = request.commands[index]?.type ?? '';
    // Before there is a flow there is no log to keep a refusal in, and whose id was taken did nothing to this one.
    if (this.draft !== null && command !== 'CreateFlow') {
      this.entries.push({ event: refused(refusal, command), author, request, commandId });
    }
    return { verdict: 'refused', refusal, index };
  }

  private happen(entry: TurnEntry & { event: FlowChange }): void {
    this.entries.push(entry);
    this.draft = evolveDraft(this.draft, entry.event);
  }

  /** Each edit is to be an event: an update that replaces what this turn brought is for a later one. */
  private apply(
    transaction: Y.Transaction,
    waiting: WaitingUpdate,
    contributions: Contribution<Member>[],
  ): 'taken' | 'later' {
    const { member, update, isAnswer } = waiting;
    const result = this.takeUpdate(transaction, member, update, contributions);
    if (result === 'deferred') return 'later';
    if (result === 'applied') this.retryHeld(transaction, member, isAnswer, contributions);
    else if (result === 'missing' && !isAnswer) this.hold(member, update);
    else if (result === 'missing') {
      member.close(closeCodes.tryAgainLater, 'Structs are missing: reconnect to get them');
    }
    return 'taken';
  }

  /** What waited for this update may fit now; what fits not even when all is here is forgotten. */
  private retryHeld(
    transaction: Y.Transaction,
    member: Member,
    isAll: boolean,
    contributions: Contribution<Member>[],
  ): void {
    for (const update of member.held.splice(0)) {
      const result = this.takeUpdate(transaction, member, update, contributions);
      if (result === 'deferred' || (result === 'missing' && !isAll)) member.held.push(update);
    }
  }

  private takeUpdate(
    transaction: Y.Transaction,
    member: Member,
    update: Uint8Array,
    contributions: Contribution<Member>[],
  ): 'applied' | 'deferred' | 'missing' | 'closed' {
    const { canvas, owners } = this.context;
    const { doc } = canvas;
    if (member.isExpelled) return 'closed';
    const inspection = inspectUpdate(doc.store, update, transaction.beforeState);
    if (inspection.verdict === 'broken') {
      member.expel(closeCodes.undecodable, `Undecodable edit: ${inspection.reason}`);
      return 'closed';
    }
    const isMissing = inspection.verdict === 'missing';
    const clients = isMissing ? inspection.clients : inspection.ranges.map(({ client }) => client);
    const claim = owners.judge(doc, clients, member.author.actor.id, this.claims);
    if (isMissing && claim.ok) return 'missing';
    if (isMissing || !claim.ok) {
      member.expel(closeCodes.notAllowed, "Edits under somebody else's client id are not allowed");
      return 'closed';
    }
    if (inspection.isOnTop) return 'deferred';
    for (const client of claim.claimed) this.claims.set(client, member.author.actor.id);
    const deleted = growthOfDeleteSet(transaction, () => Y.applyUpdate(doc, update));
    if (canvas.isIncomplete()) throw new Error('An update left structs behind');
    if (inspection.ranges.length === 0 && deleted.length === 0) return 'applied';
    if (!this.contributors.has(member)) {
      this.contributors.set(member, { commandId: this.context.newId(), refusals: 0 });
    }
    contributions.push({ author: member, inserted: inspection.ranges, deleted, structs: inspection.structs });
    return 'applied';
  }

  /** Keeps a few; the answer to the question brings whatever is dropped here. */
  private hold(member: Member, update: Uint8Array): void {
    if (member.isGone) return;
    this.toAsk.add(member);
    member.held.push(update);
    if (member.held.length > mostHeld) member.held.shift();
  }

  /** From what the updates touched to events, and back to a document that says the same as the flow. */
  private takeIn(
    transaction: Y.Transaction,
    flow: Flow,
    contributions: readonly Contribution<Member>[],
  ): void {
    const { canvas } = this.context;
    const touches = collectTouches(transaction, canvas.places, canvas.memory, contributions);
    const plan = planTurn(flow, canvas.roots, touches, canvas.isCompensation);
    for (const intent of plan.intents) this.settle(intent);
    this.tellOvertaken(plan);
    for (const { item } of touches.foreign) item.delete(transaction);
    const touched = touchedBy(touches);
    for (const { event } of this.entries) touch(touched, event);
    if (this.draft !== null) canvas.mirror(transaction, this.draft, touched, 'compensation');
  }

  private settle(intent: Intent<Member>): boolean {
    const isAccepted = this.attempt(intent);
    if (isAccepted) {
      for (const rival of intent.rivals ?? []) this.overtaken(rival.author, rival.path);
      for (const next of intent.after ?? []) this.settle(next);
      return true;
    }
    const [first, ...others] = intent.rivals ?? [];
    return first !== undefined && this.settle(others.length > 0 ? { ...first, rivals: others } : first);
  }

  private attempt(intent: Intent<Member>): boolean {
    const { wants, author: member, parts } = intent;
    if (isRefused(wants)) return this.refuse(intent, wants, 'EditCanvas');
    const decision = decideAll(wants, this.draft, this.context);
    if ('refused' in decision) {
      if (parts === undefined)
        return this.refuse(intent, decision, wants[decision.index]?.type ?? 'EditCanvas');
      return parts.map((part) => this.settle(part)).includes(true);
    }
    const commandId = this.contributors.get(member)?.commandId ?? this.context.newId();
    for (const event of decision) this.happen({ event, author: member.author, request: null, commandId });
    return true;
  }

  private refuse(intent: Intent<Member>, { code, detail, facts }: Refusal, command: string): false {
    const { author: member, path } = intent;
    const contributor = this.contributors.get(member);
    if (contributor !== undefined && ++contributor.refusals > spelledOut) return false;
    const refusal: Refusal = { refused: true, code, detail, facts };
    const commandId = contributor?.commandId ?? this.context.newId();
    this.entries.push({ event: refused(refusal, command), author: member.author, request: null, commandId });
    this.notices.push({ kind: 'refused', member, refusal, path });
    if (!member.mayBeRefused(this.context.now())) {
      member.close(closeCodes.tooFast, `Too many refused edits, the last of ${describePath(path)}: ${code}`);
    }
    return false;
  }

  private tellOvertaken(plan: Plan<Member>): void {
    for (const { author, path } of plan.overtaken) this.overtaken(author, path);
    for (const { client, path } of plan.overtakenClients) this.overtakenClients.push({ client, path });
  }

  /** Owners of earlier writes that were passed over; who of them is still here, the room knows. */
  readonly overtakenClients: { readonly client: number; readonly path: Path }[] = [];

  private overtaken(member: Member, path: Path): void {
    this.notices.push({ kind: 'overtaken', member, path });
  }

  private mirrorCommands(transaction: Y.Transaction, first: number): void {
    const { canvas } = this.context;
    const touched = nothingTouched();
    for (const { event } of this.entries.slice(first)) {
      touch(touched, event);
      // The founder writes the first struct of the document: the mark of its epoch.
      if (event.type === 'FlowCreated') canvas.doc.clientID = event.data.founder;
    }
    if (this.draft !== null) canvas.mirror(transaction, this.draft, touched, 'command');
  }
}

function isRefused(wants: readonly FlowCommand[] | Refusal): wants is Refusal {
  return !Array.isArray(wants);
}

function refused({ code, detail }: Refusal, command: string): ChangeRefused {
  return { type: 'ChangeRefused', data: { code, detail, command } };
}

function touchedBy(touches: Touches<Member>): Touched {
  const nodes = new Set(touches.nodes.keys());
  for (const { path } of touches.late) if (path?.node !== undefined) nodes.add(path.node);
  return { meta: touches.meta.size > 0, nodes, edges: new Set(touches.edges.keys()) };
}
