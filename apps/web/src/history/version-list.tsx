import { useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { formatMoment } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { pathOf } from '../shared/route.js';
import { Comparison } from './comparison.js';
import { useBranch, useNameVersion, useVersions } from './versions-api.js';
import { useEditable } from './viewed-revision.js';

/** Named revisions of the strategy: give one a name, compare it with what is shown, or begin a new strategy from it. */
export function VersionList({
  shownAt,
  last,
  onShow,
}: {
  shownAt: number;
  last: number;
  onShow: (revision: number) => void;
}) {
  const versions = useVersions();
  const branch = useBranch();
  const [compared, setCompared] = useState<number | null>(null);
  if (versions.error) return <p className="callout danger history-problem">{sentenceFor(versions.error)}</p>;
  const { versions: named = [], origin } = versions.data ?? {};
  return (
    <div className="versions">
      <div className="versions-list">
        <NameForm key={shownAt} revision={shownAt} />
        <button
          type="button"
          className="button"
          disabled={branch.isPending}
          onClick={() => branch.mutate(shownAt)}
        >
          <Icon name="copy" size={14} />
          Branch from revision {shownAt}
        </button>
        <ol className="events" aria-label="Versions">
          {named.map(({ revision, name, by, at }) => (
            <li key={revision} className={revision === shownAt ? 'shown' : ''}>
              <div className="change-set">
                <span className="event-words">
                  <strong>{name}</strong>{' '}
                  <span className="faint">
                    r{revision}, named by {by.name} {formatMoment(at)}
                  </span>
                </span>
                <button type="button" className="button" onClick={() => onShow(revision)}>
                  Show<span className="visually-hidden"> {name}</span>
                </button>
                <button
                  type="button"
                  className="button"
                  aria-pressed={compared === revision}
                  onClick={() => setCompared(compared === revision ? null : revision)}
                >
                  Compare<span className="visually-hidden"> {name}</span>
                </button>
              </div>
            </li>
          ))}
          {named.length === 0 && (
            <li className="events-empty">
              {versions.isPending
                ? 'Loading the versions…'
                : 'No revision has a name yet. Move the slider to one that you want to find again.'}
            </li>
          )}
        </ol>
        {origin && (
          <p className="versions-origin">
            Branched from <a href={pathOf(origin.flowId)}>{origin.flowId}</a> at revision {origin.revision}.
          </p>
        )}
      </div>
      {compared !== null && (
        <Comparison
          from={compared}
          name={named.find(({ revision }) => revision === compared)?.name ?? `r${compared}`}
          to={shownAt}
          isPresent={shownAt === last}
        />
      )}
    </div>
  );
}

function NameForm({ revision }: { revision: number }) {
  const [name, setName] = useState('');
  const naming = useNameVersion();
  const live = useEditable();
  return (
    <form
      className="versions-name"
      aria-label="Name a revision"
      onSubmit={(event) => {
        event.preventDefault();
        naming.mutate({ revision, name }, { onSuccess: () => setName('') });
      }}
    >
      <input
        className="input"
        aria-label={`Name for revision ${revision}`}
        placeholder={`Name for revision ${revision}`}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button
        type="submit"
        className={`button ${live ? 'primary' : ''}`}
        disabled={name.trim() === '' || naming.isPending}
      >
        Name it
      </button>
    </form>
  );
}
