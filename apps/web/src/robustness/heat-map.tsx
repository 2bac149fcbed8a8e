import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { usePerform } from '../live/use-perform.js';
import { formatNumber } from '../shared/format.js';
import { metricText, metricTitle } from '../simulation/metrics.js';
import { useAxisTitle } from './axis-fields.js';
import { heatOf } from './heat.js';
import type { Axis, SweepRow } from './robustness-api.js';

const details = ['sharpe', 'totalReturn', 'maxDrawdown', 'tradeCount'] as const;

/**
 * Every point of a sweep as a cell: the first parameter downwards, the second across. Blue is above zero, orange below;
 * each cell says its value, so nothing depends on the colour. Arrow keys walk through the cells.
 */
export function HeatMap({
  axes,
  rows,
  metric,
  best,
}: {
  axes: readonly Axis[];
  /** In the order of the grid, the last axis fastest; fewer than the grid has while they arrive. */
  rows: readonly SweepRow[];
  metric: string;
  /** Index of the best row, once it is known. */
  best: number | undefined;
}) {
  const titleOf = useAxisTitle();
  const perform = usePerform();
  const cells = useRef<(HTMLButtonElement | null)[]>([]);
  const [walked, setWalked] = useState<number | null>(null);
  const [down, across] = axes;
  if (!down) return null;
  const columns = across?.values.length ?? 1;
  const values = rows.map(({ metrics }) => metrics?.[metric] ?? null);
  const heat = heatOf(values);
  const at = Math.min(walked ?? best ?? 0, Math.max(0, rows.length - 1));
  const current = rows[at];
  const nameOf = (point: readonly number[]): string =>
    axes.map((axis, i) => `${titleOf(axis)} ${formatNumber(point[i]!)}`).join(', ');
  const walk = (event: KeyboardEvent, index: number): void => {
    const to = {
      ArrowLeft: index % columns === 0 ? index : index - 1,
      ArrowRight: index % columns === columns - 1 ? index : index + 1,
      ArrowUp: index - columns,
      ArrowDown: index + columns,
      Home: index - (index % columns),
      End: index - (index % columns) + columns - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0 || to >= rows.length) return;
    setWalked(to);
    cells.current[to]?.focus();
  };
  return (
    <div className="heat">
      {current && (
        <p className="heat-reading" aria-live="polite">
          <strong>{nameOf(current.point)}</strong>
          {current.metrics === null ? (
            <span>cannot be simulated</span>
          ) : (
            [metric, ...details.filter((name) => name !== metric)].map((name) => (
              <span key={name}>
                {metricTitle(name)} <b className="tabular">{metricText(name, current.metrics?.[name])}</b>
              </span>
            ))
          )}
          <button
            type="button"
            className="button"
            onClick={() =>
              perform(
                ...axes.map(({ node, parameter }, i) => ({
                  type: 'EditNode' as const,
                  id: node,
                  params: { [parameter]: current.point[i]! },
                })),
              )
            }
          >
            Use these values
          </button>
        </p>
      )}
      <HeatScale metric={metric} values={values} />
      <div className="heat-scroll">
        <table className="heat-map" aria-label={`Heat map of ${metricTitle(metric)}`}>
          <thead>
            <tr>
              <th scope="col" className="heat-corner">
                {titleOf(down)}
                {across && <> ↓ {titleOf(across)} →</>}
              </th>
              {across ? (
                across.values.map((value) => (
                  <th key={value} scope="col">
                    {formatNumber(value)}
                  </th>
                ))
              ) : (
                <th scope="col">{metricTitle(metric)}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {down.values.map((value, row) => (
              <tr key={value}>
                <th scope="row">{formatNumber(value)}</th>
                {Array.from({ length: columns }, (_, column) => {
                  const index = row * columns + column;
                  const found = values[index];
                  const point = rows[index]?.point;
                  const strength = found === null || found === undefined ? 0 : heat(found);
                  return (
                    <td key={`${value} ${across?.values[column] ?? ''}`}>
                      <button
                        type="button"
                        ref={(cell) => {
                          cells.current[index] = cell;
                        }}
                        tabIndex={index === at && point ? 0 : -1}
                        disabled={!point}
                        aria-label={
                          point &&
                          `${nameOf(point)}: ${found === null ? 'no value' : metricText(metric, found)}${index === best ? ', the best' : ''}`
                        }
                        className={`${strength < 0 ? 'below' : 'above'} ${index === best ? 'best' : ''}`}
                        style={{ '--heat': `${Math.round(Math.abs(strength) * 62)}%` } as CSSProperties}
                        onFocus={() => setWalked(index)}
                        onKeyDown={(event) => walk(event, index)}
                        onClick={() => setWalked(index)}
                      >
                        {found === undefined ? '' : found === null ? '—' : shortText(metric, found)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What the colours mean: the lowest and the highest value, and where between them zero lies. */
function HeatScale({ metric, values }: { metric: string; values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const sides = lowest >= 0 ? 'above' : highest <= 0 ? 'below' : 'both';
  return (
    <p className="heat-scale">
      {shortText(metric, sides === 'both' ? -Math.max(highest, -lowest) : lowest)}
      <i className={sides} />
      {shortText(metric, sides === 'both' ? Math.max(highest, -lowest) : highest)}
    </p>
  );
}

/** A metric in few letters: percents without decimals. */
function shortText(metric: string, value: number): string {
  const text = metricText(metric, value);
  return text.endsWith('%') ? `${Math.round(value * 100)}%`.replace('-', '−') : text;
}
