import { formatMoment } from '../shared/format.js';
import { eventWords } from './event-words.js';
import type { StoredEvent } from './events-api.js';

/** One event in a sentence, with who and when. */
export function EventLine({ event }: { event: StoredEvent }) {
  const { actor, at } = event.metadata;
  return (
    <>
      <span className="event-words">
        <strong className={`actor ${actor.kind}`}>{actor.name}</strong> {eventWords(event)}
      </span>
      <span className="meta tabular">
        <span>r{event.revision}</span>
        <time dateTime={at}>{formatMoment(at)}</time>
      </span>
    </>
  );
}
