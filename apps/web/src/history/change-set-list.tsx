import { useMemo } from 'react';
import { sentenceFor } from '../shared/api.js';
import { formatMoment } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { type ChangeSet, useChangeSets, useTakeBack } from './change-sets-api.js';
import { eventWords } from './event-words.js';
import type { StoredEvent } from './events-api.js';
import { useEditable } from './viewed-revision.js';

/** The history by request and by gesture: what each changed, and the way to take it back. */
export function ChangeSetList({
  events,
  actor,
  shownAt,
  onShow,
}: {
  events: readonly StoredEvent[];
  /** Only those of this person; '' for everybody's. */
  actor: string;
  shownAt: number;
  onShow: (revision: number) => void;
}) {
  const sets = useChangeSets();
  const eventsOf = useMemo(() => eventsBySet(events), [events]);
  const found = (sets.data?.changeSets ?? []).filter(({ author }) => actor === '' || author.id === actor);
  if (sets.error) return <p className="callout danger history-problem">{sentenceFor(sets.error)}</p>;
  return (
    <ol className="events change-sets" aria-label="Changes">
      {found.map((set) => (
        <Row key={set.id} set={set} events={eventsOf.get(set.id) ?? []} shownAt={shownAt} onShow={onShow} />
      ))}
      {found.length === 0 && (
        <li className="events-empty">
          {sets.isPending ? 'Loading the changes…' : 'Nobody has changed anything yet.'}
        </li>
      )}
    </ol>
  );
}

function Row({
  set,
  events,
  shownAt,
  onShow,
}: {
  set: ChangeSet;
  events: readonly StoredEvent[];
  shownAt: number;
  onShow: (revision: number) => void;
}) {
  const takeBack = useTakeBack();
  const editable = useEditable();
  const { author, name, request, takenBack, undoes } = set;
  const last = events.at(-1)?.revision ?? set.revision;
  const shown = shownAt >= set.revision && shownAt <= last;
  return (
    <li
      className={`${shown ? 'shown' : ''} ${set.revision > shownAt ? 'future' : ''} ${takenBack ? 'taken-back' : ''}`}
    >
      <div className="change-set">
        <details>
          <summary>
            <span className="event-words">
              <strong className={`actor ${author.kind}`}>{author.name}:</strong>{' '}
              {undoes === undefined ? '' : 'took back: '}
              <span className="change-name">{name}</span>
              {request !== undefined && <q className="change-request">{request}</q>}
            </span>
          </summary>
          <ul>
            {events.map((event) => (
              <li key={event.revision}>{eventWords(event)}</li>
            ))}
          </ul>
        </details>
        <button
          type="button"
          className="link-button meta tabular"
          aria-current={shown ? 'step' : undefined}
          onClick={() => onShow(last)}
        >
          r{last}
          <span className="visually-hidden">: show the canvas after this change</span>
        </button>
        <time className="meta tabular" dateTime={set.at}>
          {formatMoment(set.at)}
        </time>
        {takenBack ? (
          <span className="meta change-state">Taken back</span>
        ) : (
          <button
            type="button"
            className="button"
            disabled={!editable || takeBack.isPending}
            onClick={() => takeBack.mutate(set)}
          >
            <Icon name="undo" size={12} />
            Take this back<span className="visually-hidden">: {name}</span>
          </button>
        )}
      </div>
    </li>
  );
}

/** Events by the change set that they belong to: a key is its author's own. */
function eventsBySet(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const bySet = new Map<string, StoredEvent[]>();
  const authorOf = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'ChangeRefused' || event.type === 'CanvasSynchronised') continue;
    const { commandId, actor } = event.metadata;
    const first = authorOf.get(commandId) ?? actor.id;
    authorOf.set(commandId, first);
    const id = first === actor.id ? commandId : `${commandId}:${actor.id}`;
    bySet.set(id, [...(bySet.get(id) ?? []), event]);
  }
  return bySet;
}
