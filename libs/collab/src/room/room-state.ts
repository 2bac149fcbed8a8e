import { draftOf, evolveDraft, type Flow, type FlowDraft } from '@strategy-builder/domain';
import type { FlowRecord } from '../log.js';
import type { RoomLimits, RoomPorts } from '../room-api.js';
import type { Canvas } from './canvas.js';
import type { ClientOwners } from './client-owners.js';
import type { CommandLedger } from './command-ledger.js';
import { isFlowChange } from './is-flow-change.js';
import type { LoadedFlow } from './load-flow.js';
import type { Turn, TurnContext } from './turn.js';

/** What a room knows of its flow: as it is stored, and as the running turn would have it. */
export class RoomState {
  readonly canvas: Canvas;
  readonly owners: ClientOwners;
  readonly ledger: CommandLedger;
  readonly context: TurnContext;
  revision: number;
  position: string | null;
  /** Revision of the last event that changed the flow. */
  lastChange: number;
  /** Client id that wrote the first struct of the present document. */
  founder: number | null;
  /** Whether the document holds what is not stored yet. */
  isAhead = false;
  /** Both drafts are changed in place by the same events, one after the other. */
  private stored: FlowDraft | null;
  private working: FlowDraft | null;
  private snapshot: { readonly revision: number; readonly flow: Flow | null } | undefined;

  constructor(loaded: LoadedFlow, ports: RoomPorts, { maxNodes }: RoomLimits) {
    const { canvas, owners } = loaded;
    this.canvas = canvas;
    this.owners = owners;
    this.ledger = loaded.ledger;
    this.revision = loaded.revision;
    this.position = loaded.position;
    this.lastChange = loaded.lastChange;
    this.founder = loaded.founder;
    this.stored = loaded.draft;
    this.working = loaded.draft === null ? null : draftOf(loaded.draft);
    this.context = { canvas, owners, maxNodes, now: () => ports.now(), newId: () => ports.newId() };
  }

  get isMissing(): boolean {
    return this.stored === null;
  }

  get isArchived(): boolean {
    return this.stored?.archived === true;
  }

  /** The draft that the next turn may change. */
  get draft(): FlowDraft | null {
    return this.working;
  }

  /** The stored flow, as a copy that no later event changes. */
  current(): { readonly flow: Flow | null; readonly revision: number; readonly position: string | null } {
    const { revision, position } = this;
    if (this.snapshot?.revision !== revision) {
      this.snapshot = { revision, flow: this.stored === null ? null : draftOf(this.stored) };
    }
    return { flow: this.snapshot.flow, revision, position };
  }

  /** A turn is stored: what it made of the flow is what the flow is. */
  advance(
    turn: Turn,
    records: readonly FlowRecord[],
    appended: { revision: number; position: string },
  ): void {
    for (const [index, record] of records.entries()) {
      this.stored = evolveDraft(this.stored, record);
      if (isFlowChange(record)) this.lastChange = this.revision + index + 1;
      if (record.type === 'FlowCreated') this.founder = record.data.founder;
    }
    for (const [client, user] of turn.claims) this.owners.add(client, user);
    this.working = turn.draft;
    this.revision = appended.revision;
    this.position = appended.position;
    this.isAhead = false;
  }
}
