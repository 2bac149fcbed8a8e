import type { RecordedEvent, Upcaster } from './upcaster.js';

/** The event was written by a newer version of the product; reading on would misunderstand it. */
export class UnknownSchemaVersion extends Error {
  override readonly name = 'UnknownSchemaVersion';
  constructor(
    readonly event: RecordedEvent,
    readonly known: number,
  ) {
    super(
      `Event ${event.id} (${event.stream}, revision ${event.revision}) is ${event.type} in schema version ${event.schemaVersion}; this version of the product knows ${event.type} up to ${known}. Nothing was changed: start the version of the product that wrote it, or a newer one`,
    );
  }
}

export interface EventMigrations {
  /** The event in the newest shape of its type; the same object when it has it already. @throws UnknownSchemaVersion */
  upcast<Event extends RecordedEvent>(event: Event): Event;
  /** The schema version under which an event of this type is written now. */
  currentVersion(type: string): number;
}

/**
 * Checks the registry and makes its reader. Every type begins with version 1.
 * @throws Error when numbers do not start at 1 and grow by one, or a type's versions leave a gap.
 */
export function defineEventMigrations(upcasters: readonly Upcaster[]): EventMigrations {
  const chains = new Map<string, Upcaster[]>();
  for (const [index, upcaster] of upcasters.entries()) {
    const { number, type, from, to } = upcaster;
    if (number !== index + 1)
      throw new Error(`Event migration ${number} should have the number ${index + 1}`);
    const chain = chains.get(type) ?? [];
    if (from !== chain.length + 1 || to !== from + 1) {
      throw new Error(
        `Event migration ${number} takes ${type} from ${from} to ${to}; the next step is from ${chain.length + 1} to ${chain.length + 2}`,
      );
    }
    chains.set(type, [...chain, upcaster]);
  }
  const currentVersion = (type: string) => (chains.get(type)?.length ?? 0) + 1;
  return {
    currentVersion,
    upcast(event) {
      const known = currentVersion(event.type);
      const { schemaVersion } = event;
      if (schemaVersion === known) return event;
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > known) {
        throw new UnknownSchemaVersion(event, known);
      }
      const steps = chains.get(event.type)!.slice(schemaVersion - 1);
      const data = steps.reduce((older, step) => step.up(older), event.data);
      return { ...event, schemaVersion: known, data };
    },
  };
}
