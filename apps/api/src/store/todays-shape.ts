import { flowEventTypes } from '@strategy-builder/domain';
import { upcast } from '@strategy-builder/event-migrations';
import type { StoredEvent } from '@strategy-builder/event-store';

/**
 * The event as this version of the product writes it. @throws when a newer version wrote it: in a shape, or for a flow
 * of a type, that this one does not know. A flow of which an event is left out would be another flow.
 */
export function inTodaysShape<Event extends Omit<StoredEvent, 'position'>>(event: Event): Event {
  const { id, stream, revision, type } = event;
  if (stream.startsWith('flow-') && !Object.hasOwn(flowEventTypes, type)) {
    throw new Error(
      `Event ${id} (${stream}, revision ${revision}) is a ${type}, which this version of the product does not know. Nothing was changed: start the version of the product that wrote it, or a newer one`,
    );
  }
  return upcast(event);
}
