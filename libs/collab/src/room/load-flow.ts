import { evolveDraft, type FlowDraft } from '@strategy-builder/domain';
import type { FlowLog } from '../log.js';
import type { RoomPorts } from '../room-api.js';
import { Canvas } from './canvas.js';
import { ClientOwners } from './client-owners.js';
import { CommandLedger } from './command-ledger.js';
import { isFlowChange } from './is-flow-change.js';

/** A flow as the log has it, with everything that a room derives from it. */
export interface LoadedFlow {
  readonly canvas: Canvas;
  readonly draft: FlowDraft | null;
  readonly revision: number;
  readonly position: string | null;
  /** Revision of the last event that changed the flow. */
  readonly lastChange: number;
  /** Client id that wrote the first struct of the present document. */
  readonly founder: number | null;
  readonly owners: ClientOwners;
  readonly ledger: CommandLedger;
  /** Appends (turn ids) after the revision that was asked for. */
  readonly recentTurns: ReadonlySet<string>;
}

/** Updates and bytes applied in one go, and milliseconds after which other rooms get their turn. */
const segment = 50;
const segmentBytes = 32_768;
const breath = 8;

/** Folds the log into a flow and rebuilds its document, with a fresh client id. */
export async function loadFlow(
  log: FlowLog,
  ports: Pick<RoomPorts, 'newClientId' | 'now' | 'schedule'>,
  recentAfter = Number.POSITIVE_INFINITY,
): Promise<LoadedFlow> {
  const canvas = new Canvas(ports.newClientId());
  const owners = new ClientOwners();
  const ledger = new CommandLedger();
  const recentTurns = new Set<string>();
  let draft: FlowDraft | null = null;
  let revision = 0;
  let position: string | null = null;
  let lastChange = 0;
  let founder: number | null = null;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let breathedAt = ports.now();
  for await (const record of log.read(0)) {
    draft = evolveDraft(draft, record);
    revision = record.revision;
    position = record.position;
    if (isFlowChange(record)) lastChange = revision;
    if (record.type === 'FlowCreated') founder = record.data.founder;
    for (const [client, user] of Object.entries(record.metadata.clients ?? {}))
      owners.add(Number(client), user);
    if (revision > recentAfter) recentTurns.add(record.metadata.turn.id);
    ledger.learn(record);
    if (record.update === undefined) continue;
    waiting.push(record.update);
    bytes += record.update.length;
    if (waiting.length < segment && bytes < segmentBytes) continue;
    canvas.replay(waiting);
    waiting = [];
    bytes = 0;
    if (ports.now() - breathedAt < breath) continue;
    await new Promise<void>((resolve) => void ports.schedule(0, resolve));
    breathedAt = ports.now();
  }
  canvas.replay(waiting);
  if (canvas.isIncomplete()) throw new Error(`The log up to revision ${revision} lacks part of the document`);
  return { canvas, draft, revision, position, lastChange, founder, owners, ledger, recentTurns };
}
