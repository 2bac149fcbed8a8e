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
import type { NewEvent, StoredEvent } from '@strategy-builder/event-store';

type AnyEvent =
  | FlowEvent
  | ChatEvent
  | TranslationEvent
  | SimulationEvent
  | RobustnessEvent
  | DatasetEvent
  | ReviewEvent
  | TemplateEvent;

let made = 0;

/** An event as a writer hands it to the store; every call gives another id and a later second of one day. */
export function newEvent(event: AnyEvent, actor = 'ada'): NewEvent {
  made += 1;
  const id = `01939f2e-8a10-7c3e-9b1a-${made.toString(16).padStart(12, '0')}`;
  const at = new Date(Date.UTC(2026, 0, 31, 12) + made * 1000).toISOString();
  return {
    id,
    type: event.type,
    schemaVersion: 1,
    data: event.data,
    metadata: {
      actor: { kind: 'user', id: actor, name: actor.toUpperCase() },
      sessionId: `session-${actor}`,
      commandId: id,
      correlationId: id,
      at,
    },
  };
}

/** The events as one stream would hold them, for folds that need no store. */
export function recorded(stream: string, ...events: readonly AnyEvent[]): StoredEvent[] {
  return events.map((event, index) => ({
    ...newEvent(event),
    stream,
    revision: index + 1,
    position: String(index + 1),
  }));
}

export const flowCreated = (name = 'Momentum'): FlowEvent => ({
  type: 'FlowCreated',
  data: { name, description: 'Buys strength', founder: 7 },
});

export const nodeAdded = (id: string, kind = 'rsi'): FlowEvent => ({
  type: 'NodeAdded',
  data: {
    id,
    type: 'function',
    kind,
    label: id,
    description: '',
    position: { x: 10, y: 20 },
    params: { period: 14 },
    formula: `${kind}(close, period)`,
  },
});

export const nodeMoved = (id: string, x: number): FlowEvent => ({
  type: 'NodeMoved',
  data: { id, position: { x, y: 0 } },
});

export const refused: FlowEvent = {
  type: 'ChangeRefused',
  data: { code: 'graph-would-cycle', detail: 'It would close a cycle.', command: 'ConnectNodes' },
};

export const messageSent = (text: string, from: 'user' | 'agent' = 'user', sessionId = 's1'): ChatEvent => ({
  type: 'ChatMessageSent',
  data: {
    messageId: `message-${made}`,
    sessionId,
    from,
    text,
    ...(from === 'agent' ? { status: 'done', data: { nodes: ['rsi_14'] } } : {}),
  },
});
