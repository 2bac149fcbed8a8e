import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { formatCount, formatGain, formatPercent } from '../shared/format.js';
import { NumberField } from './axis-fields.js';
import { CheckFrame } from './check-frame.js';
import { FanChart } from './fan-chart.js';
import type { CheckSettings, Redrawn, Results } from './robustness-api.js';

/** What might have come out, had the same returns come in another order and number. */
export function MonteCarloCheck({ settings }: { settings: CheckSettings }) {
  const [paths, setPaths] = useState(1_000);
  const [block, setBlock] = useState(10);
  const [seed, setSeed] = useState(1);
  return (
    <CheckFrame
      check="monte-carlo"
      settings={settings}
      question="How much did the order of events matter? The same trades, or days, are drawn again with repetition, many times over."
      fields={
        <>
          <NumberField label="Paths" value={paths} onChange={setPaths} min={100} max={10_000} />
          <NumberField label="Days drawn together" value={block} onChange={setBlock} min={1} max={1_000} />
          <NumberField label="Seed" value={seed} onChange={setSeed} min={0} max={2 ** 31} />
        </>
      }
      options={{ paths, block, seed }}
    >
      {(result) => <Fans result={result} />}
    </CheckFrame>
  );
}

function Fans({ result }: { result: Results['monte-carlo'] }) {
  const { trades, days } = result;
  return (
    <Tabs.Root defaultValue={trades ? 'trades' : 'days'}>
      <Tabs.List className="segments" aria-label="What is drawn again">
        <Tabs.Trigger value="trades" disabled={trades === null}>
          {trades ? `${formatCount(trades.count)} trades` : 'Too few trades'}
        </Tabs.Trigger>
        <Tabs.Trigger value="days">{formatCount(days.count)} days</Tabs.Trigger>
      </Tabs.List>
      {trades && (
        <Tabs.Content value="trades">
          <Drawn redrawn={trades} unit="trades" />
        </Tabs.Content>
      )}
      <Tabs.Content value="days">
        <Drawn redrawn={days} unit="days" />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function Drawn({ redrawn, unit }: { redrawn: Redrawn; unit: string }) {
  const { finalEquity, drawdown, lossProbability, drawdownBins } = redrawn;
  const most = Math.max(...drawdownBins.counts);
  const paths = drawdownBins.counts.reduce((sum, count) => sum + count, 0);
  return (
    <div className="monte-carlo">
      <figure>
        <FanChart redrawn={redrawn} unit={unit} />
        <figcaption>
          {formatPercent(lossProbability)} of the paths end below where they began. Each shade holds the
          middle 50% and 90% of them.
        </figcaption>
      </figure>
      <div>
        <table className="table" aria-label="Quantiles of the paths">
          <thead>
            <tr>
              <th scope="col">Paths</th>
              <th scope="col" className="number">
                Total return
              </th>
              <th scope="col" className="number">
                Largest drawdown
              </th>
            </tr>
          </thead>
          <tbody>
            {['Worst 5%', 'Worst 25%', 'Half', 'Best 25%', 'Best 5%'].map((name, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{formatGain(finalEquity[i]! - 1)}</td>
                {/* The worst paths have the deepest drawdowns. */}
                <td className="number">{formatPercent(drawdown[4 - i]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <figure>
          <div
            className="bins"
            role="img"
            aria-label={`Paths by their largest drawdown: half of them between ${formatPercent(drawdown[1]!)} and ${formatPercent(drawdown[3]!)}.`}
          >
            {drawdownBins.counts.map((count, bin) => (
              <i
                // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                key={bin}
                style={{ height: `${(count / most) * 100}%` }}
                title={`${formatPercent(bin * drawdownBins.width)} to ${formatPercent((bin + 1) * drawdownBins.width)}: ${formatPercent(count / paths)} of the paths`}
              />
            ))}
          </div>
          <figcaption className="bins-axis">
            <span>0%</span>
            <span>paths by their largest drawdown</span>
            <span>{formatPercent(drawdownBins.counts.length * drawdownBins.width)}</span>
          </figcaption>
        </figure>
      </div>
    </div>
  );
}
