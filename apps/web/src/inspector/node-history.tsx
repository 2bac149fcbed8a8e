import { EventLine } from '../history/event-line.js';
import { touches } from '../history/event-words.js';
import { useFlowEvents } from '../history/events-api.js';
import { sentenceFor } from '../shared/api.js';

const shownAtMost = 100;

/** Who touched this node, newest first. */
export function NodeHistory({ nodeId }: { nodeId: string }) {
  const events = useFlowEvents();
  if (events.error) return <p className="inspector-hint">{sentenceFor(events.error)}</p>;
  if (!events.data) return <p className="inspector-hint">Loading the history…</p>;
  const own = events.data.filter((event) => touches(event, nodeId)).reverse();
  return (
    <ol className="node-events" aria-label="History of this node">
      {own.slice(0, shownAtMost).map((event) => (
        <li key={event.revision}>
          <EventLine event={event} />
        </li>
      ))}
      {own.length === 0 && <li className="faint">Nothing yet.</li>}
    </ol>
  );
}
