import { useState } from 'react';
import { formatBarTime, formatGain, formatMoney, formatNumber } from '../shared/format.js';
import type { Trade } from './simulation-api.js';

const rowsAtOnce = 200;

const reasons: Readonly<Record<string, string>> = {
  open: 'still open',
  signal: 'exit rule',
  reversal: 'reversal',
  time_exit: 'time exit',
  stop_loss: 'stop loss',
  trailing_stop: 'trailing stop',
  take_profit: 'take profit',
  ruin: 'ruin',
};

export function TradesTab({ trades, onShow }: { trades: readonly Trade[]; onShow: (trade: Trade) => void }) {
  const [rows, setRows] = useState(rowsAtOnce);
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
              <span className="visually-hidden">Show</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trades.slice(0, rows).map((trade, index) => (
            <tr key={`${trade.entryTime}-${trade.side}-${trade.exitTime ?? ''}`}>
              <td className="number faint">{index + 1}</td>
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
                {reasons[trade.reason] ?? trade.reason}
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
                  onClick={() => onShow(trade)}
                  aria-label={`Show trade ${index + 1} on the chart`}
                >
                  Show
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
