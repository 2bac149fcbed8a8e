import { useEffect, useMemo, useRef, useState } from 'react';
import { useDatasets } from '../data/datasets-api.js';
import { formatBarTime, formatCount, formatMoney, formatNumber, formatPercent } from '../shared/format.js';
import { useTheme } from '../shared/theme.js';
import { drawnAtMost, usePriceBars } from './price-bars.js';
import { type Reading, type ResultChart, startResultChart } from './result-chart.js';
import type { DoneSimulation } from './simulation-api.js';

/** Prices with the trades on them, equity beside buying and holding, and the drawdown, over one time axis. */
export default function ChartTab({
  simulation,
  focus,
}: {
  simulation: DoneSimulation;
  focus: { readonly from: string; readonly to: string } | null;
}) {
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ResultChart | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const { equity } = simulation;
  const dataset = Object.values(simulation.datasets ?? {})[0];
  const rows = useDatasets().data?.find((one) => one.id === dataset)?.rows;
  const bars = usePriceBars(dataset, rows, equity[0]?.[0] ?? 0, equity.at(-1)?.[0] ?? 0);
  const prices = useMemo(() => bars.data ?? [], [bars.data]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew for each theme
  useEffect(() => {
    const started = startResultChart(box.current!, { simulation, prices, onReading: setReading });
    chart.current = started;
    return () => {
      chart.current = null;
      started.destroy();
    };
  }, [simulation, prices, theme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart with new prices is a new chart
  useEffect(() => {
    if (focus) chart.current?.show(Date.parse(focus.from), Date.parse(focus.to));
  }, [focus, prices]);

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
      <div
        ref={box}
        className="chart-box"
        role="img"
        aria-label={`Chart of ${prices.length} bars with ${simulation.trades.length} trades, equity from ${formatMoney(equity[0]?.[1] ?? 0)} to ${formatMoney(equity.at(-1)?.[1] ?? 0)}, and drawdown. The Metrics and Trades tabs hold the same as tables.`}
      />
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
