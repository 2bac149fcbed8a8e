import type {
  ChatEvent,
  DatasetEvent,
  FlowEvent,
  ReviewEvent,
  RobustnessEvent,
  SimulationEvent,
  TemplateEvent,
  TranslationEvent,
} from '@strategy-builder/domain';
import type { StoredEvent } from '@strategy-builder/event-store';

/** A stored event whose type and data are those of one kind of stream. */
export type RecordOf<Event> = Event & Omit<StoredEvent, 'type' | 'data'>;

interface Streams {
  readonly flow: FlowEvent;
  readonly chat: ChatEvent;
  readonly translation: TranslationEvent;
  readonly simulation: SimulationEvent;
  readonly robustness: RobustnessEvent;
  readonly dataset: DatasetEvent;
  readonly review: ReviewEvent;
  readonly template: TemplateEvent;
}

/** The event with the types of its stream, when it is in a stream `<kind>-…`; else null. The log is trusted to hold what was decided. */
export function recordOf<Kind extends keyof Streams>(
  kind: Kind,
  event: StoredEvent,
): RecordOf<Streams[Kind]> | null {
  return isIn(kind, event.stream) ? (event as unknown as RecordOf<Streams[Kind]>) : null;
}

function isIn(kind: string, stream: string): boolean {
  return stream.startsWith(kind) && stream[kind.length] === '-';
}

/** `rsi-demo` of `flow-rsi-demo`. */
export function subjectOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

const ofAFlow = ['flow', 'chat', 'translation', 'review'];

/** The flow that the event belongs to, by its stream or by its data; null when it belongs to none. */
export function flowIdOf(event: StoredEvent): string | null {
  if (ofAFlow.some((kind) => isIn(kind, event.stream))) {
    return subjectOf(event.stream);
  }
  return (recordOf('simulation', event) ?? recordOf('robustness', event))?.data.flowId ?? null;
}
