import { Slider } from 'radix-ui';
import { useEffect, useMemo, useState } from 'react';
import { useLive } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Choice } from '../shared/choice.js';
import { formatCount } from '../shared/format.js';
import { ChangeSetList } from './change-set-list.js';
import { EventLine } from './event-line.js';
import { type EventGroup, eventGroups, groupOf } from './event-words.js';
import { type StoredEvent, useFlowEvents } from './events-api.js';
import './history.css';
import { RestoreButton } from './restore-button.js';
import { useTimeTravel } from './use-time-travel.js';
import { VersionList } from './version-list.js';
import { useViewedRevision, viewRevision } from './viewed-revision.js';

const rowsAtOnce = 200;
const views = { changes: 'Changes', events: 'Events', versions: 'Versions' } as const;

/** Every event with its actor, and a slider that shows the canvas as it was. */
export default function HistoryPanel() {
  const events = useFlowEvents();
  const all = useMemo(() => events.data ?? [], [events.data]);
  const last = useLive((state) => state.revision) ?? all.at(-1)?.revision ?? 1;
  const travel = useTimeTravel();
  const viewed = useViewedRevision((state) => state.viewed);
  const [by, setBy] = useState<keyof typeof views>('changes');
  const [group, setGroup] = useState<EventGroup>('all');
  const [actor, setActor] = useState('');
  const [rows, setRows] = useState(rowsAtOnce);
  const shownAt = travel.wanted ?? viewed?.revision ?? last;

  // Leaving the history shows the present again.
  useEffect(() => () => viewRevision(null), []);

  const actors = useMemo(
    () => [...new Map(all.map((event) => [event.metadata.actor.id, event.metadata.actor])).values()],
    [all],
  );
  const found = useMemo(
    () =>
      all
        .filter(
          (event) =>
            (group === 'all' || groupOf(event) === group) &&
            (actor === '' || event.metadata.actor.id === actor),
        )
        .reverse(),
    [all, group, actor],
  );

  return (
    <div className="history">
      <div className="history-bar">
        <fieldset className="segments history-by">
          <legend className="visually-hidden">Show the history by</legend>
          {(Object.keys(views) as (keyof typeof views)[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={by === one}
              data-state={by === one ? 'on' : 'off'}
              onClick={() => setBy(one)}
            >
              {views[one]}
            </button>
          ))}
        </fieldset>
        {by === 'events' && (
          <Choice
            label="Kind of event"
            value={group}
            onChange={(value) => setGroup(value as EventGroup)}
            options={Object.entries(eventGroups)}
          />
        )}
        {by !== 'versions' && (
          <Choice
            label="Person"
            value={actor}
            onChange={setActor}
            options={[['', 'Everybody'], ...actors.map((one): [string, string] => [one.id, one.name])]}
          />
        )}
        <div className="history-slider">
          <Slider.Root
            className="slider"
            min={1}
            max={Math.max(2, last)}
            value={[shownAt]}
            onValueChange={([revision]) => travel.to(revision === last ? null : (revision ?? null))}
          >
            <Slider.Track className="slider-track">
              <Slider.Range className="slider-range" />
            </Slider.Track>
            <Slider.Thumb className="slider-thumb" aria-label="Revision" />
          </Slider.Root>
          <span className="tabular">
            {formatCount(shownAt)} <span className="faint">of {formatCount(last)}</span>
          </span>
        </div>
        <RestoreButton />
        <button
          type="button"
          className="button"
          disabled={!viewed && travel.wanted === null}
          onClick={() => travel.to(null)}
        >
          Back to now
        </button>
      </div>
      {events.error ? (
        <p className="callout danger history-problem">{sentenceFor(events.error)}</p>
      ) : by === 'versions' ? (
        <VersionList
          shownAt={shownAt}
          last={last}
          onShow={(revision) => travel.to(revision === last ? null : revision)}
        />
      ) : by === 'changes' ? (
        <ChangeSetList
          events={all}
          actor={actor}
          shownAt={shownAt}
          onShow={(revision) => travel.to(revision === last ? null : revision)}
        />
      ) : (
        <ol className="events" aria-label="Events">
          {found.slice(0, rows).map((event) => (
            <EventRow
              key={event.revision}
              event={event}
              shown={event.revision === shownAt}
              future={event.revision > shownAt}
              onShow={() => travel.to(event.revision === last ? null : event.revision)}
            />
          ))}
          {found.length === 0 && (
            <li className="events-empty">
              {events.isPending ? 'Loading the history…' : 'No event matches.'}
            </li>
          )}
          {found.length > rows && (
            <li className="events-empty">
              <button type="button" className="button" onClick={() => setRows((now) => now + rowsAtOnce)}>
                Show older events
              </button>
            </li>
          )}
        </ol>
      )}
    </div>
  );
}

function EventRow({
  event,
  shown,
  future,
  onShow,
}: {
  event: StoredEvent;
  shown: boolean;
  future: boolean;
  onShow: () => void;
}) {
  return (
    <li
      className={`${shown ? 'shown' : ''} ${future ? 'future' : ''} ${event.type === 'ChangeRefused' ? 'refused' : ''}`}
    >
      <button type="button" onClick={onShow} aria-current={shown ? 'step' : undefined}>
        <EventLine event={event} />
      </button>
    </li>
  );
}
