import { integer, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { flowIdOf } from '../records/streams.js';

export type AuditRow = {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly flow_id: string | null;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly type: string;
  /** The event's data, JSON; of a refusal it says why. */
  readonly data: string;
  readonly command_id: string;
  readonly session_id: string | null;
};

/** One row for every event of every stream: who did what, when, and why it was refused. */
export const auditLog: ReadModel = readModel<AuditRow>({
  name: 'audit_log',
  // Grows with every upcaster: the rows hold events as they are read.
  version: 2,
  table: {
    columns: {
      ordinal: integer,
      stream: text,
      revision: integer,
      flow_id: textOrNull,
      at: text,
      actor_kind: text,
      actor_id: text,
      actor_name: text,
      type: text,
      data: text,
      command_id: text,
      session_id: textOrNull,
    },
    key: ['ordinal'],
    indexes: [
      ['flow_id', 'ordinal'],
      ['actor_id', 'ordinal'],
      ['type', 'ordinal'],
    ],
  },
  changes(event, ordinal) {
    const { actor, at, commandId, sessionId } = event.metadata;
    const insert: AuditRow = {
      ordinal,
      stream: event.stream,
      revision: event.revision,
      flow_id: flowIdOf(event),
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      type: event.type,
      data: JSON.stringify(event.data),
      command_id: commandId,
      session_id: sessionId ?? null,
    };
    return [{ insert }];
  },
});
