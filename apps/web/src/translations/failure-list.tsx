import { formatMoment } from '../shared/format.js';
import { OutcomeMark } from './outcome-mark.js';
import { reasonOf } from './reason-of.js';
import type { Summary } from './translations-api.js';

/** The last requests that came to nothing, with what was answered. */
export function FailureList({ failures }: { failures: Summary['failures'] }) {
  return (
    <section className="card failures" aria-label="To learn from">
      <h2>To learn from</h2>
      {failures.length === 0 ? (
        <p className="faint">Nothing was refused, asked back, rejected or failed.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <ul tabIndex={0} aria-label="Requests that came to nothing">
          {failures.map(({ translationId, request, outcome, detail, fallback, at }) => (
            <li key={translationId}>
              <p className="failure-head">
                <OutcomeMark outcome={outcome} />
                <time className="faint tabular" dateTime={at}>
                  {formatMoment(at)}
                </time>
              </p>
              <q title={request}>{request}</q>
              {fallback && <p className="soft">{reasonOf(fallback)}</p>}
              {detail && <p className="soft">{detail}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
