import { useLive } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { formatBarTime, formatGain, formatMoney, formatNumber } from '../shared/format.js';
import { IconButton } from '../shared/icon-button.js';
import { exitWords } from './exit-words.js';
import { type Cause, type CauseValue, type Trade, useExplainedTrade } from './simulation-api.js';

/** Why one trade happened: the rules that fired, and what every node said at the closes that decided. */
export function TradeExplanation({
  simulation,
  trade,
  number,
  onShow,
  onClose,
}: {
  simulation: string;
  trade: Trade;
  number: number;
  /** Shows the trade on the chart; left out where the chart is already beside it. */
  onShow?: () => void;
  onClose: () => void;
}) {
  const explained = useExplainedTrade(simulation, number);
  const causes = explained.data?.causes;
  return (
    <aside className="explanation" aria-label={`Why trade ${number} happened`}>
      <header>
        <div>
          <strong>
            Trade {number}: {trade.side} {trade.symbol}
          </strong>
          <p className="soft">
            <span className={trade.profit >= 0 ? 'gain' : 'loss'}>
              {formatMoney(trade.profit)} ({formatGain(trade.return)})
            </span>{' '}
            after {formatMoney(trade.fees)} in fees
            {trade.funding !== undefined && ` and ${formatMoney(trade.funding)} in funding`}
          </p>
        </div>
        <IconButton icon="close" label="Close the explanation" onClick={onClose} />
      </header>
      {explained.error && <p className="callout danger">{sentenceFor(explained.error)}</p>}
      {explained.isPending && <p className="inspector-hint">Looking up the values…</p>}
      {causes && (
        <>
          <Moment
            title="Entry"
            words={`Filled at ${formatNumber(trade.entryPrice)} in the bar of ${formatBarTime(trade.entryTime)}.`}
            cause={causes.entry}
          />
          {causes.exit && trade.exitTime !== undefined ? (
            <Moment
              title={`Exit: ${exitWords(trade.reason)}`}
              words={`Filled at ${formatNumber(trade.exitPrice ?? 0)} in the bar of ${formatBarTime(trade.exitTime)}.`}
              cause={causes.exit}
            />
          ) : (
            <p className="soft">The position is still open at the last bar.</p>
          )}
        </>
      )}
      {onShow && (
        <button type="button" className="button" onClick={onShow}>
          Show on the chart
        </button>
      )}
    </aside>
  );
}

function Moment({ title, words, cause }: { title: string; words: string; cause: Cause }) {
  return (
    <section>
      <h4>{title}</h4>
      <p className="soft">{words}</p>
      {cause.rule === null ? (
        <p className="soft">No signal decided this; these are the values at the last close before it.</p>
      ) : (
        <pre className="rule">{cause.rule}</pre>
      )}
      <table className="table" aria-label={`Values at the close of ${formatBarTime(cause.time)}`}>
        <thead>
          <tr>
            <th scope="col">At the close of {formatBarTime(cause.time)}</th>
            <th scope="col" className="number">
              Before
            </th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Close</th>
            <td />
            <td className="number">{formatNumber(cause.bar.close)}</td>
          </tr>
          {cause.values.map((value) => (
            <ValueRow key={`${value.node}.${value.output}`} value={value} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signals = new Set(['enter_long', 'exit_long', 'enter_short', 'exit_short']);

function ValueRow({ value: { node, output, value, before } }: { value: CauseValue }) {
  const label = useLive((state) => state.flow.nodes[node]?.label) ?? node;
  const isSignal = signals.has(output);
  const text = (one: number | null): string =>
    one === null ? '—' : isSignal ? (one === 1 ? 'yes' : 'no') : formatNumber(one);
  return (
    <tr className={isSignal && value === 1 ? 'fired' : undefined}>
      <th scope="row">
        {label}
        {output !== 'value' && <span className="faint"> {output}</span>}
      </th>
      <td className="number faint">{text(before)}</td>
      <td className="number">{text(value)}</td>
    </tr>
  );
}
