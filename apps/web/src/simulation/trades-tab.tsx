import { useState } from 'react';
import { formatBarTime, formatGain, formatMoney, formatNumber } from '../shared/format.js';
import { exitWords } from './exit-words.js';
import type { Trade } from './simulation-api.js';

const rowsAtOnce = 200;

export function TradesTab({
  trades,
  selected,
  onSelect,
}: {
  trades: readonly Trade[];
  /** Index of the trade that is explained. */
  selected: number | null;
  onSelect: (index: number) => void;
}) {
  const [rows, setRows] = useState(Math.max(rowsAtOnce, (selected ?? 0) + 1));
  const severalLegs = new Set(trades.map(({ leg }) => leg)).size > 1;
  if (trades.length === 0) {
    return (
      <div className="empty">
        <strong>No trades</strong>
        <p>The rules never entered on this data. Loosen a condition, or choose a longer period.</p>
      </div>
    );
  }
  return (
    <div className="scroll">
      <table className="table trades" aria-label="Trades">
        <thead>
          <tr>
            <th scope="col" className="number">
              #
            </th>
            {severalLegs && <th scope="col">Asset</th>}
            <th scope="col">Side</th>
            <th scope="col">Entry</th>
            <th scope="col" className="number">
              Price
            </th>
            <th scope="col">Exit</th>
            <th scope="col" className="number">
              Price
            </th>
            <th scope="col" className="number">
              Quantity
            </th>
            <th scope="col" className="number">
              Profit
            </th>
            <th scope="col" className="number">
              Return
            </th>
            <th scope="col" className="number">
              Fees
            </th>
            <th scope="col">Left by</th>
            <th scope="col">
              <span className="visually-hidden">Why</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trades.slice(0, rows).map((trade, index) => (
            // Two trades may agree in everything that can be read of them; their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished simulation never changes
            <tr key={index} aria-selected={index === selected} onClick={() => onSelect(index)}>
              <td className="number faint">{index + 1}</td>
              {severalLegs && <td>{trade.symbol}</td>}
              <td>{trade.side}</td>
              <td className="tabular">{formatBarTime(trade.entryTime)}</td>
              <td className="number">{formatNumber(trade.entryPrice)}</td>
              <td className="tabular">{trade.exitTime ? formatBarTime(trade.exitTime) : '—'}</td>
              <td className="number">
                {trade.exitPrice === undefined ? '—' : formatNumber(trade.exitPrice)}
              </td>
              <td className="number">{formatNumber(trade.quantity)}</td>
              <td className={`number ${trade.profit >= 0 ? 'gain' : 'loss'}`}>{formatMoney(trade.profit)}</td>
              <td className={`number ${trade.profit >= 0 ? 'gain' : 'loss'}`}>{formatGain(trade.return)}</td>
              <td className="number">{formatMoney(trade.fees)}</td>
              <td>
                {exitWords(trade.reason)}
                {trade.ambiguous && (
                  <span
                    className="faint"
                    title="Stop and target both lay inside this bar; the stop was taken first."
                  >
                    {' '}
                    (ambiguous)
                  </span>
                )}
              </td>
              <td>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onSelect(index)}
                  aria-label={`Why trade ${index + 1} happened`}
                >
                  Why
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {trades.length > rows && (
        <button type="button" className="button more-rows" onClick={() => setRows((now) => now + rowsAtOnce)}>
          Show more trades
        </button>
      )}
    </div>
  );
}
