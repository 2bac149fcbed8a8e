import { formatCount, formatDuration, formatPercent } from '../shared/format.js';
import { type Counted, type Outcome, outcomes, type Summary } from './translations-api.js';

/** The four figures that one looks at first. */
export function SummaryTiles({ summary }: { summary: Summary }) {
  const { requests, successRate, latency, tokens, cost } = summary;
  const waiting = summary.outcomes.find(({ name }) => name === 'proposed')?.count ?? 0;
  return (
    <dl className="tiles" aria-label="Summary">
      <Tile name="Requests" value={formatCount(requests)}>
        {summary.outcomes
          .map(({ name, count }) => `${outcomes[name as Outcome].toLowerCase()} ${formatCount(count)}`)
          .join(' · ')}
      </Tile>
      <Tile name="Success rate" value={successRate === null ? '–' : formatPercent(successRate)}>
        {`done, or accepted at least in part${waiting > 0 ? `; ${formatCount(waiting)} waiting left out` : ''}`}
      </Tile>
      <Tile name="Median latency" value={latency ? formatDuration(latency.p50) : '–'}>
        {latency && `95 % within ${formatDuration(latency.p95)}, 99 % within ${formatDuration(latency.p99)}`}
      </Tile>
      <Tile name="Tokens" value={formatCount(tokens.input + tokens.output)}>
        {tokens.input + tokens.output === 0
          ? 'no model was asked'
          : `${formatCount(tokens.input)} in, ${formatCount(tokens.cachedRead)} of them cached, ${formatCount(tokens.output)} out · ${cost > 0 ? formatCost(cost) : 'cost not known'}`}
      </Tile>
    </dl>
  );
}

/** US dollars: a request costs cents, a month of them does not. */
export function formatCost(dollars: number): string {
  return `$${dollars.toFixed(dollars < 1 ? 4 : 2)}`;
}

function Tile({ name, value, children }: { name: string; value: string; children: React.ReactNode }) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        <strong className="tabular">{value}</strong>
        <span>{children}</span>
      </dd>
    </div>
  );
}

const barsShown = 7;

/** What was planned most often, and who planned it how well. */
export function UsageLists({ summary }: { summary: Summary }) {
  return (
    <>
      <Bars
        title="Kinds of strategies, and how many succeeded"
        counted={summary.families}
        note={({ successRate }) => (successRate === null ? '' : ` · ${formatPercent(successRate)}`)}
      />
      <Bars title="Most planned commands" counted={summary.commands} />
      <Bars title="Most planned nodes" counted={summary.kinds} />
      <section className="card" aria-label="Planners">
        <h2>Planners</h2>
        <ul className="planners">
          {summary.planners.map(({ name, count, successRate, latency }) => (
            <li key={name}>
              <strong>{name}</strong>
              <span className="faint tabular">
                {formatCount(count)} {count === 1 ? 'request' : 'requests'}
                {successRate !== null && `, ${formatPercent(successRate)} succeeded`}
                {latency && `, median ${formatDuration(latency.p50)}`}
              </span>
            </li>
          ))}
        </ul>
        {summary.fallbacks.length > 0 && (
          <>
            <h3>Why another had to answer</h3>
            <ul className="planners">
              {summary.fallbacks.map(({ name, count }) => (
                <li key={name}>
                  <span className="faint tabular">
                    {name} · {formatCount(count)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}

function Bars<Of extends Counted>({
  title,
  counted,
  note = () => '',
}: {
  title: string;
  counted: readonly Of[];
  note?: (counted: Of) => string;
}) {
  const most = counted[0]?.count ?? 1;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {counted.length === 0 && <p className="faint">Nothing was planned.</p>}
      <ul className="bars">
        {counted.slice(0, barsShown).map((one) => (
          <li key={one.name}>
            <span>{one.name}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${(100 * one.count) / most}%` }} />
            </span>
            <span className="tabular faint">
              {formatCount(one.count)}
              {note(one)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
