import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { PageHeader } from '../header/page-header.js';
import { request, sentenceFor } from '../shared/api.js';
import { formatBarTime, formatGain, formatMoney, formatNumber, plainTimes } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { goTo, useQueryText } from '../shared/route.js';
import { exitWords } from '../simulation/exit-words.js';
import { headlines, metricText, metricTitle } from '../simulation/metrics.js';
import { MetricsTable } from '../simulation/metrics-table.js';
import {
  conventions,
  type DoneSimulation,
  type Simulation,
  useSimulationRules,
} from '../simulation/simulation-api.js';
import { statedSettings } from '../simulation/stated-settings.js';
import { CurvesFigure } from './curves-figure.js';
import './report.css';
import { addressOfReport, fileAddress } from './report-address.js';

/** A simulation on one page, for paper and for a link. */
export default function ReportPage() {
  const query = new URLSearchParams(useQueryText());
  const id = query.get('simulation') ?? '';
  const convention = conventions.find((name) => name === query.get('convention')) ?? 'standard';
  const simulation = useQuery({
    queryKey: ['report', id, convention],
    queryFn: ({ signal }) =>
      request<Simulation & { readonly flowId: string }>(
        'GET',
        `/simulations/${encodeURIComponent(id)}?convention=${encodeURIComponent(convention)}`,
        undefined,
        { signal },
      ),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1_000 : false),
  });
  const flowId = simulation.data?.flowId;
  const flow = useQuery({
    queryKey: ['report-flow', flowId],
    queryFn: () =>
      request<{ readonly name: string; readonly description: string }>('GET', `/flows/${flowId}`),
    enabled: flowId !== undefined,
  });
  const title = flow.data ? `${flow.data.name} · run report` : 'Run report';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="report-page">
      <PageHeader title={title} {...(flowId !== undefined && { flowId })} />
      <main className="report">
        {simulation.error && <p className="callout danger">{sentenceFor(simulation.error)}</p>}
        {simulation.data && simulation.data.status !== 'done' && (
          <p className="callout">
            {simulation.data.status === 'running'
              ? 'The simulation is still running; its report appears here.'
              : (simulation.data.error?.detail ?? 'The simulation has no result.')}
          </p>
        )}
        {simulation.data?.status === 'done' && (
          <>
            <div className="report-bar">
              <label htmlFor="report-convention" className="label">
                Computed as in
              </label>
              <select
                id="report-convention"
                className="input"
                value={convention}
                onChange={(event) => goTo(addressOfReport(id, event.target.value), { replace: true })}
              >
                {conventions.map((name) => (
                  <option key={name} value={name}>
                    {name === 'standard' ? 'this product' : name}
                  </option>
                ))}
              </select>
              {(['trades.csv', 'equity.csv', 'json'] as const).map((file) => (
                <a
                  key={file}
                  className="button"
                  href={fileAddress(id, file, convention)}
                  download={`simulation-${file.replace('json', 'result.json')}`}
                >
                  <Icon name="download" size={14} />
                  {{ 'trades.csv': 'Trades, CSV', 'equity.csv': 'Equity, CSV', json: 'All, JSON' }[file]}
                </a>
              ))}
              <button type="button" className="button primary" onClick={() => print()}>
                Print
              </button>
            </div>
            <Report simulation={simulation.data} description={flow.data?.description ?? ''} />
          </>
        )}
      </main>
    </div>
  );
}

function Report({ simulation, description }: { simulation: DoneSimulation; description: string }) {
  const { metrics, warnings = [], trades, equity } = simulation;
  const rules = useSimulationRules(simulation.id).data ?? [];
  const decided = rules.filter((rule) => rule.decided);
  return (
    <>
      {description && <p className="soft">{description}</p>}
      <dl className="report-facts">
        {statedSettings(simulation).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <ul className="callout warning">
          {warnings.map(({ code, message }) => (
            <li key={message + code}>{plainTimes(message)}</li>
          ))}
        </ul>
      )}
      <dl className="headlines" aria-label="Headline metrics">
        {headlines.map((name) => (
          <div key={name}>
            <dt>{metricTitle(name)}</dt>
            <dd>{metricText(name, metrics[name])}</dd>
          </div>
        ))}
      </dl>
      <CurvesFigure equity={equity} buyAndHold={simulation.buyAndHold ?? []} />
      <h2>Metrics</h2>
      <MetricsTable simulation={simulation} />
      <h2>Trades</h2>
      <table className="table" aria-label="Trades">
        <thead>
          <tr>
            {['#', 'Asset', 'Side', 'Entry', 'Price', 'Exit', 'Price', 'Profit', 'Return', 'Left by'].map(
              (name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={i} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {trades.map((trade, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished simulation never changes
            <tr key={index}>
              <td className="faint">{index + 1}</td>
              <td>{trade.symbol}</td>
              <td>{trade.side}</td>
              <td>{formatBarTime(trade.entryTime)}</td>
              <td className="tabular">{formatNumber(trade.entryPrice)}</td>
              <td>{trade.exitTime ? formatBarTime(trade.exitTime) : '—'}</td>
              <td className="tabular">
                {trade.exitPrice === undefined ? '—' : formatNumber(trade.exitPrice)}
              </td>
              <td className="tabular">{formatMoney(trade.profit)}</td>
              <td className="tabular">{formatGain(trade.return)}</td>
              <td>{exitWords(trade.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Rules that decided this result</h2>
      <ol className="report-rules">
        {decided.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ol>
    </>
  );
}
