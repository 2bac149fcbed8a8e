import { formatBarTime, formatCount, plainTimes } from '../shared/format.js';
import type { Dataset } from './datasets-api.js';

/** What was taken in, and what was odd about it. */
export function DatasetReport({ dataset }: { dataset: Dataset }) {
  const { rows, symbol, timeframe, from, to, warnings = [], fundingRates } = dataset;
  return (
    <div role="status" className="import-report">
      <p>
        <strong>{symbol}</strong>: {formatCount(rows)} bars of {timeframe}, {formatBarTime(from)} to{' '}
        {formatBarTime(to)}
        {fundingRates !== undefined && `, with ${formatCount(fundingRates)} funding rates`}.
      </p>
      {warnings.length === 0 ? (
        <p className="faint">Nothing was odd about them.</p>
      ) : (
        <ul className="callout warning">
          {warnings.map((warning) => (
            <li key={warning}>{plainTimes(warning)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
