import { type FlowLog, LogConflict, LogRefusal, type StoredFlowRecord } from '@strategy-builder/collab';
import { currentVersion } from '@strategy-builder/event-migrations';
import {
  type EventStore,
  EventTooLarge,
  RevisionConflict,
  type StoredEvent,
} from '@strategy-builder/event-store';

export function flowStream(flowId: string): string {
  return `flow-${flowId}`;
}

/** One flow's stream of the event store, as its room needs it. */
export function flowLog(store: EventStore, flowId: string): FlowLog {
  const stream = flowStream(flowId);
  return {
    async append(expectedRevision, records, beside) {
      try {
        return await store.append(
          stream,
          expectedRevision === 0 ? 'none' : expectedRevision,
          records.map((record) => ({ ...record, schemaVersion: currentVersion(record.type) })),
          beside,
        );
      } catch (error) {
        if (error instanceof RevisionConflict) throw new LogConflict(error.message);
        if (error instanceof EventTooLarge) throw new LogRefusal(error.message);
        throw error;
      }
    },
    async *read(after) {
      for await (const event of store.read(stream, { after })) yield asFlowRecord(event);
    },
  };
}

/** What is stored in a flow's stream was written as flow events, and the log gives them in today's shapes. */
export function asFlowRecord(event: StoredEvent): StoredFlowRecord {
  return event as unknown as StoredFlowRecord;
}
