import {
  type AppendOutcome,
  answerToKnownIds,
  type EncodedAppend,
  type EncodedEvent,
  meetsExpectation,
  type StoredPlace,
} from './encoded-append.js';

/** What is known of the log before a batch. */
export interface LogState {
  /** Revision of a stream; undefined when it is not known. */
  revision(stream: string): number | undefined;
  /** Where an event id stands. */
  place(id: string): StoredPlace | undefined;
}

export interface PlannedEvent {
  readonly event: EncodedEvent;
  readonly stream: string;
  readonly revision: number;
}

export interface BatchPlan {
  /** To be inserted, in this order, one position after the other. */
  readonly events: readonly PlannedEvent[];
  /** The revisions of each stream that it writes to, before and after. */
  readonly starts: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  /** The answers, once it is known after which position the events were inserted. */
  outcomes(positionBefore: number): AppendOutcome[];
}

/**
 * Decides each append of a batch in its turn, later ones on what earlier ones add. An append that is refused
 * leaves nothing behind, so its neighbours are never affected.
 * @returns null when the log's state would have to be read first: a stream of unknown revision, or an append
 * that looks like a conflict but may be a repeat.
 */
export function planBatch(
  appends: readonly EncodedAppend[],
  state: LogState,
  certain: boolean,
): BatchPlan | null {
  const events: PlannedEvent[] = [];
  const starts = new Map<string, number>();
  const revisions = new Map<string, number>();
  const planned = new Map<string, { stream: string; revision: number; offset: number }>();
  const answers: ((positionBefore: number) => AppendOutcome)[] = [];
  const isKnown = ({ id }: EncodedEvent): boolean => planned.has(id) || state.place(id) !== undefined;
  const take = (
    { stream, events: taken }: EncodedAppend,
    actual: number,
  ): { revision: number; offset: number } => {
    if (!starts.has(stream)) starts.set(stream, actual);
    let revision = actual;
    for (const event of taken) {
      revision += 1;
      events.push({ event, stream, revision });
      planned.set(event.id, { stream, revision, offset: events.length });
    }
    revisions.set(stream, revision);
    return { revision, offset: events.length };
  };

  for (const append of appends) {
    const actual = revisions.get(append.stream) ?? state.revision(append.stream) ?? assumed(append);
    if (actual === undefined) return null;
    const repeated = append.events.some(isKnown);
    if (repeated || !meetsExpectation(append.expected, actual)) {
      if (!certain && !repeated) return null;
      answers.push((before) => {
        const places = append.events.map(({ id }) => {
          const own = planned.get(id);
          return own ? { ...own, position: String(before + own.offset) } : state.place(id);
        });
        return answerToKnownIds(append, places, actual);
      });
      continue;
    }
    const { revision, offset } = take(append, actual);
    answers.push((before) => ({ revision, position: String(before + offset) }));
    for (const other of append.beside) {
      const end = revisions.get(other.stream) ?? state.revision(other.stream);
      if (end === undefined) return null;
      if (!other.events.some(isKnown)) take(other, end);
    }
  }
  return { events, starts, ends: revisions, outcomes: (before) => answers.map((answer) => answer(before)) };
}

/** A writer that names a revision is believed, and proved right or wrong by the database. */
function assumed(append: EncodedAppend): number | undefined {
  if (append.expected === 'none') return 0;
  return typeof append.expected === 'number' ? append.expected : undefined;
}
