import { Fragment, useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { formatCount, formatDuration, formatMoment } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { openFlow, pathOf } from '../shared/route.js';
import { commandWords } from './command-words.js';
import { OutcomeMark } from './outcome-mark.js';
import { reasonOf } from './reason-of.js';
import { openTranslations, type Shown } from './shown-translations.js';
import { formatCost } from './summary-view.js';
import { type Translation, useTranslations } from './translations-api.js';

const columns = 7;

/** One row for each request; a row opens to show what was planned. */
export function TranslationTable({ shown }: { shown: Shown }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useTranslations(shown);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set(now).add(id)));
  if (error) return <p className="callout danger">{sentenceFor(error)}</p>;
  if (isPending)
    return (
      <p className="faint" role="status">
        Loading…
      </p>
    );
  if (data.length === 0) return <NothingThere shown={shown} />;
  return (
    <section className="card" aria-label="Requests">
      <table className="table translation-table" aria-label="Requests">
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Outcome</th>
            <th scope="col">Planner</th>
            <th scope="col" className="number">
              Tokens in / out
            </th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col" className="number">
              Duration
            </th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {data.map((one) => (
            <Fragment key={one.translationId}>
              <Row
                translation={one}
                open={open.has(one.translationId)}
                onToggle={() => toggle(one.translationId)}
              />
              {open.has(one.translationId) && (
                <tr className="translation-details">
                  <td colSpan={columns}>
                    <Details translation={one} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <button
          type="button"
          className="button older"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older requests
        </button>
      )}
    </section>
  );
}

function NothingThere({ shown }: { shown: Shown }) {
  const filtered = Object.values(shown).some(Boolean);
  return (
    <div className="empty" role="status">
      <strong>{filtered ? 'No request matches.' : 'Nobody has asked for anything yet.'}</strong>
      {filtered ? (
        <button type="button" className="button" onClick={() => openTranslations({}, { replace: true })}>
          Show all requests
        </button>
      ) : (
        <span>Sentences typed in the chat of a strategy appear here, with what was made of them.</span>
      )}
    </div>
  );
}

function Row({
  translation,
  open,
  onToggle,
}: {
  translation: Translation;
  open: boolean;
  onToggle: () => void;
}) {
  const { request, outcome, planner, fallback, model, inputTokens, outputTokens, cost, durationMs, at } =
    translation;
  return (
    <tr className={open ? 'open' : ''}>
      <th scope="row">
        <button type="button" aria-expanded={open} onClick={onToggle}>
          <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />
          <span className="ellipsis">{request}</span>
        </button>
      </th>
      <td>
        <OutcomeMark outcome={outcome} />
      </td>
      <td className="planner" title={fallback && reasonOf(fallback)}>
        {fallback ? `${planner}, for ${fallback.from}` : (model ?? planner)}
      </td>
      <td className="number">
        {inputTokens + outputTokens > 0 ? `${formatCount(inputTokens)} / ${formatCount(outputTokens)}` : '–'}
      </td>
      <td className="number">{cost === undefined ? '–' : formatCost(cost)}</td>
      <td className="number">{formatDuration(durationMs)}</td>
      <td className="tabular when">
        <time dateTime={at}>{formatMoment(at)}</time>
      </td>
    </tr>
  );
}

function Details({ translation }: { translation: Translation }) {
  const {
    request,
    flowId,
    planner,
    fallback,
    model,
    promptVersion,
    cachedReadTokens,
    detail,
    assumptions,
    plan,
    actor,
  } = translation;
  return (
    <>
      <p className="whole-request">{request}</p>
      {fallback && <p className="callout">{reasonOf(fallback)}</p>}
      {detail && <p className="callout">{detail}</p>}
      {assumptions.length > 0 && (
        <div>
          <h3>Assumed</h3>
          <ul>
            {assumptions.map(({ about, text }) => (
              <li key={`${about} ${text}`}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {plan.length > 0 && (
        <div>
          <h3>Planned</h3>
          <ol>
            {plan.map((command, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a plan never changes once it is stored
              <li key={index}>{commandWords(command)}</li>
            ))}
          </ol>
        </div>
      )}
      <p className="faint">
        Asked by {actor.name} in{' '}
        <a
          href={pathOf(flowId)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            openFlow(flowId);
          }}
        >
          {flowId}
        </a>
        ; planned by {planner}
        {model &&
          `${fallback ? ` after ${fallback.from}` : ''} (${model}${promptVersion ? `, prompt ${promptVersion}` : ''})`}
        {cachedReadTokens !== undefined &&
          `; ${formatCount(cachedReadTokens)} input tokens came from the cache`}
        .
      </p>
    </>
  );
}
