import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useDatasets } from '../data/datasets-api.js';
import { formatBarTime, formatCount, formatMoney, formatNumber, formatPercent } from '../shared/format.js';
import { useTheme } from '../shared/theme.js';
import { drawnAtMost, usePriceBars } from './price-bars.js';
import { type Reading, type ResultChart, startResultChart } from './result-chart.js';
import type { DoneSimulation } from './simulation-api.js';

/** Prices with the trades on them, equity beside buying and holding, and the drawdown, over one time axis. */
export default function ChartTab({
  simulation,
  selected,
  onSelect,
}: {
  simulation: DoneSimulation;
  /** Index of the trade that is explained. */
  selected: number | null;
  onSelect: (index: number) => void;
}) {
  const theme = useTheme();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ResultChart | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const { equity, legs, trades } = simulation;
  const [chosenLeg, setChosenLeg] = useState<string | null>(null);
  const selectedLeg = selected === null ? undefined : trades[selected]?.leg;
  const leg = legs.find(({ strategy }) => strategy === (selectedLeg ?? chosenLeg)) ?? legs[0];
  const dataset = leg && simulation.datasets?.[leg.node];
  const onPick = useRef(onSelect);
  onPick.current = onSelect;
  const rows = useDatasets().data?.find((one) => one.id === dataset)?.rows;
  const bars = usePriceBars(dataset, rows, equity[0]?.[0] ?? 0, equity.at(-1)?.[0] ?? 0);
  const prices = useMemo(() => bars.data ?? [], [bars.data]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew for each theme
  useEffect(() => {
    const started = startResultChart(box.current!, {
      simulation,
      leg: leg?.strategy,
      prices,
      onReading: setReading,
      onPick: (index) => onPick.current(index),
    });
    chart.current = started;
    return () => {
      chart.current = null;
      started.destroy();
    };
  }, [simulation, leg, prices, theme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart with new prices or colours is a new chart
  useEffect(() => {
    chart.current?.select(selected);
  }, [selected, leg, prices, theme]);

  return (
    <div className="chart">
      <p className="chart-legend" aria-hidden="true">
        {reading && (
          <>
            <strong>{formatBarTime(reading.time)}</strong>
            {reading.close !== undefined && <span>close {formatNumber(reading.close)}</span>}
            {reading.equity !== undefined && (
              <span className="legend-equity">equity {formatMoney(reading.equity)}</span>
            )}
            {reading.buyAndHold !== undefined && (
              <span className="legend-hold">buy and hold {formatMoney(reading.buyAndHold)}</span>
            )}
            {reading.drawdown !== undefined && (
              <span className="legend-drawdown">drawdown {formatPercent(reading.drawdown)}</span>
            )}
          </>
        )}
      </p>
      {legs.length > 1 && (
        <div className="chart-legs">
          <label htmlFor={id} className="label">
            Prices of
          </label>
          <select
            id={id}
            className="input"
            value={leg?.strategy}
            disabled={selected !== null}
            onChange={(event) => setChosenLeg(event.target.value)}
          >
            {legs.map(({ strategy, symbol }) => (
              <option key={strategy} value={strategy}>
                {symbol}
              </option>
            ))}
          </select>
        </div>
      )}
      <div
        ref={box}
        className="chart-box"
        role="img"
        aria-label={`Chart of ${prices.length} bars with ${simulation.trades.length} trades, equity from ${formatMoney(equity[0]?.[1] ?? 0)} to ${formatMoney(equity.at(-1)?.[1] ?? 0)}, and drawdown. The Metrics and Trades tabs hold the same as tables.`}
      />
      {bars.isLoading && (
        <p className="chart-note" role="status">
          Loading the prices…
        </p>
      )}
      {bars.error && (
        <p className="chart-note">Prices can’t be shown now; equity and drawdown are complete.</p>
      )}
      {rows !== undefined && rows > drawnAtMost && (
        <p className="chart-note">
          {formatCount(rows)} bars are too many to draw their prices; equity and drawdown are complete.
        </p>
      )}
    </div>
  );
}
