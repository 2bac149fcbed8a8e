import { useLive } from '../live/use-live.js';
import { formatBarTime, formatCount, formatNumber } from '../shared/format.js';
import { metricText, metricTitle } from '../simulation/metrics.js';
import { CheckFrame } from './check-frame.js';
import type { CheckSettings, MetricValues } from './robustness-api.js';

const compared = ['totalReturn', 'sharpe', 'maxDrawdown', 'profitFactor', 'tradeCount', 'totalFees'] as const;

/** What is left of a result when trading costs more. */
export function CostStressCheck({ settings }: { settings: CheckSettings }) {
  return (
    <CheckFrame
      check="cost-stress"
      settings={settings}
      question="How much of the result survives when trading costs more? Fees, slippage and the funding that is paid are multiplied; funding that is received does not grow."
    >
      {({ factors }) => (
        <Compared
          label="Results at other costs"
          columns={factors.map(({ factor, metrics }) => ({
            title: factor === 0 ? 'No costs' : factor === 1 ? 'As set' : `${formatNumber(factor)} ×`,
            metrics,
          }))}
        />
      )}
    </CheckFrame>
  );
}

/** Every decision one bar later. */
export function OneBarLateCheck({ settings }: { settings: CheckSettings }) {
  return (
    <CheckFrame
      check="one-bar-late"
      settings={settings}
      question="Does the edge live from the very next price? Every decision is carried out one bar later."
    >
      {({ inTime, oneBarLate }) => (
        <>
          <ul className="check-sentences">
            <li>{lateSentence(inTime.totalReturn, oneBarLate?.totalReturn)}</li>
          </ul>
          <Compared
            label="In time and one bar late"
            columns={[
              { title: 'In time', metrics: inTime },
              { title: 'One bar late', metrics: oneBarLate },
            ]}
          />
        </>
      )}
    </CheckFrame>
  );
}

function lateSentence(inTime: number | null | undefined, late: number | null | undefined): string {
  if (typeof inTime !== 'number' || typeof late !== 'number') return 'One of the two could not be simulated.';
  if (inTime <= 0) return 'There was no gain that could have been lost.';
  const kept = Math.round((late / inTime) * 100);
  return kept >= 70
    ? `One bar late it still made ${kept}% of the return: it does not live from the very next price.`
    : `One bar late it made ${kept}% of the return: much of the edge is in the very next price, which is hard to get.`;
}

function Compared({
  label,
  columns,
}: {
  label: string;
  columns: readonly { readonly title: string; readonly metrics: MetricValues | null }[];
}) {
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {compared.map((name) => (
          <tr key={name}>
            <th scope="row">{metricTitle(name)}</th>
            {columns.map(({ title, metrics }) => (
              <td key={title} className="number">
                {metricText(name, metrics?.[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long recursive indicators remember where their data began. */
export function WarmUpCheck({ settings }: { settings: CheckSettings }) {
  const nodes = useLive((state) => state.flow.nodes);
  return (
    <CheckFrame
      check="warm-up"
      settings={settings}
      question="Do the signals depend on where the data begins? Averages that remember everything (EMA, RSI, ATR) take time to forget their start."
    >
      {({ legs }) =>
        legs.map(({ leg, drifts }) => (
          <div key={leg}>
            {legs.length > 1 && <h4>{nodes[leg]?.label ?? leg}</h4>}
            {drifts === null ? (
              <p className="callout danger">It could not be simulated on the shorter data.</p>
            ) : (
              <>
                <ul className="check-sentences">
                  <li>
                    {drifts.every(({ signalsChanged }) => signalsChanged === 0)
                      ? 'No signal changed, wherever the data began.'
                      : 'Some signals changed: give the strategy more bars before the first that you trade.'}
                  </li>
                </ul>
                <table className="table" aria-label="Signals by where the data begins">
                  <thead>
                    <tr>
                      <th scope="col">Data from</th>
                      <th scope="col" className="number">
                        Bars compared
                      </th>
                      <th scope="col" className="number">
                        Signals changed
                      </th>
                      <th scope="col" className="number">
                        Settled after, bars
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {drifts.map(({ from, barsCompared, signalsChanged, settledAfter }) => (
                      <tr key={from}>
                        <td>{formatBarTime(from)}</td>
                        <td className="number">{formatCount(barsCompared)}</td>
                        <td className="number">{formatCount(signalsChanged)}</td>
                        <td className="number">{formatCount(settledAfter)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
          </div>
        ))
      }
    </CheckFrame>
  );
}

/** Of a node in Python its output; signals, trades and equity show in the whole bar. */
function whatDiffers(evidence: { readonly [fact: string]: unknown }): string {
  return evidence['what'] === 'value' ? `what Python gives as ${String(evidence['name'])} at ` : '';
}

/** The past must not change when the future is cut off. */
export function LookAheadCheck({ settings }: { settings: CheckSettings }) {
  const nodes = useLive((state) => state.flow.nodes);
  return (
    <CheckFrame
      check="look-ahead"
      settings={settings}
      question="Does any decision use a price from its future? The data is cut off at several bars, and everything before each cut must stay the same to the last digit."
    >
      {({ legs }) => (
        <ul className="check-sentences">
          {legs.map(({ leg, status, cuts, evidence }) => (
            <li key={leg} className={status === 'proved' ? 'gain' : 'loss'}>
              {status === 'proved'
                ? `${nodes[leg]?.label ?? leg}: proved. Cut off at ${cuts} bars, every signal, trade and equity value before the cut was the same.`
                : evidence
                  ? `${nodes[leg]?.label ?? leg} looks ahead: with the data cut off at ${formatBarTime(evidence.cut)}, ${whatDiffers(evidence)}the bar of ${formatBarTime(evidence.bar)} is different.`
                  : `${nodes[leg]?.label ?? leg} could not be proved: ${status}.`}
            </li>
          ))}
        </ul>
      )}
    </CheckFrame>
  );
}
