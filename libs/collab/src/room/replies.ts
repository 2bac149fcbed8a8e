import type { BesideTurn, FlowLog, FlowRecord, StoredFlowRecord } from '../log.js';
import type { CommandOutcome, CommandRequest } from '../room-api.js';
import type { LedgerEntry } from './command-ledger.js';
import type { Reply } from './decide-commands.js';
import type { RoomState } from './room-state.js';
import type { Verdict } from './turn.js';

/** A stored turn, as far as its replies need it. */
interface StoredTurn {
  readonly records: readonly FlowRecord[];
  /** Revision before the turn. */
  readonly base: number;
  readonly state: Pick<RoomState, 'revision' | 'position' | 'ledger'>;
}

/** Answers a request of a turn that is stored, and keeps the answer for whoever asks again with the same key. */
export function answer(reply: Exclude<Reply, { repeated: LedgerEntry }>, turn: StoredTurn): void {
  const { waiting } = reply;
  const decided = 'twinOf' in reply ? reply.twinOf : reply;
  if ('keyReused' in decided) waiting.resolve({ outcome: 'key-reused' });
  else if ('error' in decided) waiting.reject(decided.error);
  else {
    remember(waiting.request, decided.verdict, turn);
    waiting.resolve(outcomeOf(decided.verdict, turn));
  }
}

/** What the requests of a turn want other streams to keep of their events, before any of it is stored. */
export function besideOf(
  replies: readonly Reply[],
  { records, base }: Pick<StoredTurn, 'records' | 'base'>,
): readonly BesideTurn[] {
  return replies.flatMap((reply) => {
    if (!('verdict' in reply) || reply.verdict.verdict !== 'accepted') return [];
    const { verdict, waiting } = reply;
    if (verdict.from === verdict.to) return [];
    return waiting.request.beside?.(eventsOf(verdict, { records, base }, '')) ?? [];
  });
}

function eventsOf(
  { from, to }: Extract<Verdict, { verdict: 'accepted' }>,
  { records, base }: Pick<StoredTurn, 'records' | 'base'>,
  position: string,
): StoredFlowRecord[] {
  return records
    .slice(from, to)
    .map((record, index) => withoutUpdate({ ...record, revision: base + from + index + 1, position }));
}

function outcomeOf(verdict: Verdict, { records, base, state }: StoredTurn): CommandOutcome {
  const { revision, position } = state;
  switch (verdict.verdict) {
    case 'accepted': {
      const events = eventsOf(verdict, { records, base }, position ?? '');
      return {
        outcome: 'accepted',
        revision: events.at(-1)?.revision ?? revision,
        position: position ?? '',
        events,
      };
    }
    case 'refused':
      return { outcome: 'refused', refusal: verdict.refusal, index: verdict.index, revision };
    case 'conflict':
      return { outcome: 'conflict', actual: revision };
    default:
      return verdict satisfies never;
  }
}

function remember(
  { commandId, requestHash = '', author }: CommandRequest,
  verdict: Verdict,
  turn: StoredTurn,
): void {
  if (commandId === undefined || verdict.verdict === 'conflict') return;
  const { base } = turn;
  const { revision, ledger } = turn.state;
  if (verdict.verdict === 'refused') {
    const { refusal, index } = verdict;
    ledger.add(author.actor.id, commandId, {
      requestHash,
      from: revision,
      to: revision,
      refused: { refusal, index },
    });
    return;
  }
  const isEmpty = verdict.from === verdict.to;
  const range = isEmpty
    ? { from: revision + 1, to: revision }
    : { from: base + verdict.from + 1, to: base + verdict.to };
  ledger.add(author.actor.id, commandId, { requestHash, ...range });
}

/** The first answer to a request that comes again, its events read from the log. */
export async function readRepeated(
  log: FlowLog,
  request: CommandRequest,
  entry: LedgerEntry,
  position: string,
): Promise<CommandOutcome> {
  const { from, to, refused } = entry;
  if (refused !== undefined) return { outcome: 'refused', ...refused, revision: to };
  const events: StoredFlowRecord[] = [];
  if (from <= to) {
    for await (const record of log.read(from - 1)) {
      if (record.revision > to) break;
      const { commandId, actor } = record.metadata;
      const isIts = commandId === request.commandId && actor.id === request.author.actor.id;
      if (isIts) events.push(withoutUpdate(record));
    }
  }
  return { outcome: 'accepted', revision: to, position: events.at(-1)?.position ?? position, events };
}

function withoutUpdate(record: StoredFlowRecord): StoredFlowRecord {
  const { update: _, ...rest } = record;
  return rest;
}
