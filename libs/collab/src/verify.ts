import { evolveDraft, type FlowDraft, sameValue } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { readDocument } from './document/read-flow.js';
import type { FlowContent } from './document/shape.js';
import type { StoredFlowRecord } from './log.js';

/** The first append after which events and document no longer say the same. */
export interface LogDifference {
  readonly revision: number;
  readonly turn: string;
  readonly reason: 'missing-structs' | 'strange-content' | 'content-differs' | 'append-is-torn';
  /** Where, as a path in the document: `nodes.rsi_14.label`. */
  readonly path: string;
  readonly inEvents?: unknown;
  readonly inDocument?: unknown;
}

/** Client id of documents that are only read: no writer is given it. */
const reader = 0;

/** Rebuilds flow and document from a log, record by record, and compares them after each append. */
export class LogVerifier {
  readonly doc = new Y.Doc();
  private draft: FlowDraft | null = null;
  private nextIndex = 0;

  constructor() {
    this.doc.clientID = reader;
  }

  /** Takes the next record; returns the first difference, null as long as there is none. */
  take(record: StoredFlowRecord): LogDifference | null {
    const { turn } = record.metadata;
    const at = { revision: record.revision, turn: turn.id };
    if (turn.index !== this.nextIndex || (record.update !== undefined && turn.index !== turn.size - 1)) {
      return { ...at, reason: 'append-is-torn', path: '', inEvents: turn.index, inDocument: this.nextIndex };
    }
    this.nextIndex = turn.index === turn.size - 1 ? 0 : turn.index + 1;
    this.draft = evolveDraft(this.draft, record);
    if (record.update !== undefined) Y.applyUpdate(this.doc, record.update);
    if (this.nextIndex > 0) return null;
    const difference = compare(this.doc, this.draft);
    return difference === null ? null : { ...at, ...difference };
  }
}

/**
 * Checks a flow's log: at the last event of each append, the fold of the events so far equals the document rebuilt
 * from the log so far, and the document lacks no struct. Returns the first difference, null when there is none.
 */
export async function verifyLog(
  records: AsyncIterable<StoredFlowRecord> | Iterable<StoredFlowRecord>,
): Promise<LogDifference | null> {
  const verifier = new LogVerifier();
  for await (const record of records) {
    const difference = verifier.take(record);
    if (difference !== null) return difference;
  }
  return null;
}

type Difference = Omit<LogDifference, 'revision' | 'turn'>;

function compare(doc: Y.Doc, draft: FlowDraft | null): Difference | null {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    return { reason: 'missing-structs', path: '' };
  const { content, strange } = readDocument(doc);
  const [path] = strange;
  if (path !== undefined) return { reason: 'strange-content', path };
  return firstDifference(draft ?? { name: '', description: '', nodes: {}, edges: {} }, content);
}

function firstDifference(inEvents: FlowContent, inDocument: FlowContent): Difference | null {
  const { name, description, nodes, edges } = inEvents;
  const pairs: [string, unknown, unknown][] = [
    ['meta.name', name, inDocument.name],
    ['meta.description', description, inDocument.description],
    ...membersOf('nodes', nodes, inDocument.nodes),
    ...membersOf('edges', edges, inDocument.edges),
  ];
  const found = pairs.find(([, left, right]) => !sameValue(left, right));
  if (found === undefined) return null;
  const [path, left, right] = found;
  return { reason: 'content-differs', path, inEvents: left, inDocument: right };
}

function membersOf(
  path: string,
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): [string, unknown, unknown][] {
  const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...ids].map((id) => [`${path}.${id}`, left[id], right[id]]);
}
