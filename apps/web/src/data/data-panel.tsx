import { sentenceFor } from '../shared/api.js';
import { formatBarTime, formatCount, plainTimes } from '../shared/format.js';
import { type Dataset, useDatasets } from './datasets-api.js';
import './data.css';
import { BringIn } from './bring-in.js';
import { LongerBars } from './longer-bars.js';

/** The market data that is there, and the way to bring in more. */
export default function DataPanel() {
  const datasets = useDatasets();
  return (
    <div className="data-panel">
      <BringIn />
      <div className="data-list">
        {datasets.error && <p className="callout danger">{sentenceFor(datasets.error)}</p>}
        {datasets.data?.length === 0 && (
          <div className="empty">
            <strong>No data yet</strong>
            <p>
              Drop a CSV file on the left, fetch bars from an exchange, or invent a market to try things out.
            </p>
          </div>
        )}
        {datasets.data && datasets.data.length > 0 && <DatasetTable datasets={datasets.data} />}
      </div>
    </div>
  );
}

function DatasetTable({ datasets }: { datasets: readonly Dataset[] }) {
  return (
    <table className="table" aria-label="Data sets">
      <thead>
        <tr>
          <th scope="col">Symbol</th>
          <th scope="col">Bars</th>
          <th scope="col" className="number">
            Rows
          </th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">File</th>
          <th scope="col">Notes</th>
          <th scope="col">
            <span className="visually-hidden">Make longer bars</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {datasets.map((dataset) => (
          <tr key={dataset.id}>
            <td>
              <strong>{dataset.symbol}</strong>
              {dataset.exchange && <span className="faint"> {dataset.exchange}</span>}
              {dataset.source === 'synthetic' && <span className="synthetic">synthetic</span>}
              {dataset.fundingRates !== undefined && (
                <span className="funded" title={`${formatCount(dataset.fundingRates)} funding rates`}>
                  funding
                </span>
              )}
            </td>
            <td>{dataset.timeframe}</td>
            <td className="number">{formatCount(dataset.rows)}</td>
            <td className="tabular">{formatBarTime(dataset.from)}</td>
            <td className="tabular">{formatBarTime(dataset.to)}</td>
            <td className="faint">{dataset.name}</td>
            <td className="soft">{plainTimes(dataset.warnings?.join(' ') ?? '')}</td>
            <td>
              <LongerBars dataset={dataset} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
