import { formatPercent } from '../shared/format.js';
import type { Redrawn } from './robustness-api.js';

const width = 640;
const height = 240;
const margin = { left: 52, right: 52, top: 10, bottom: 24 };

/** The fan of redrawn equity: 5 to 95 % in light, 25 to 75 % darker, and the median as a line. */
export function FanChart({ redrawn, unit }: { redrawn: Redrawn; unit: string }) {
  const { steps, fan } = redrawn;
  const flat = fan.flat();
  const low = Math.min(...flat);
  const high = Math.max(...flat);
  const span = high - low || 1;
  const last = steps.at(-1) || 1;
  const x = (i: number): number => margin.left + (steps[i]! / last) * (width - margin.left - margin.right);
  const y = (value: number): number =>
    margin.top + ((high - value) / span) * (height - margin.top - margin.bottom);
  const line = (quantile: number): string =>
    fan.map((at, i) => `${x(i).toFixed(1)},${y(at[quantile]!).toFixed(1)}`).join(' ');
  const band = (lower: number, upper: number): string =>
    `${line(upper)} ${line(lower).split(' ').reverse().join(' ')}`;
  const end = fan.at(-1) ?? [];
  const ticks = ticksBetween(low, high);
  return (
    <svg
      className="fan"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Equity over ${last} ${unit}: in 5% of the paths below ${change(end[0] ?? 1)}, half of them below ${change(end[2] ?? 1)}, in 5% above ${change(end[4] ?? 1)}.`}
    >
      {ticks.map((tick) => (
        <g key={tick} className={tick === 1 ? 'start' : ''}>
          <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end">
            {change(tick)}
          </text>
        </g>
      ))}
      <polygon className="outer" points={band(0, 4)} />
      <polygon className="inner" points={band(1, 3)} />
      <polyline className="median" points={line(2)} />
      {apart(end.map(y)).map((at, i) => (
        <text key={labels[i]} x={width - margin.right + 6} y={at + 4}>
          {labels[i]}
        </text>
      ))}
      <text x={margin.left} y={height - 6}>
        0
      </text>
      <text x={width - margin.right} y={height - 6} textAnchor="end">
        {last} {unit}
      </text>
    </svg>
  );
}

const labels = ['5%', '25%', '50%', '75%', '95%'];

/** Places for labels at least their height apart, from the lowest line upwards. */
function apart(places: readonly number[]): number[] {
  let below = Number.POSITIVE_INFINITY;
  return places.map((place) => {
    below = Math.min(place, below - 12);
    return below;
  });
}

function change(multiple: number): string {
  const text = formatPercent(multiple - 1).replace(/\.\d+%$/, '%');
  return multiple > 1 ? `+${text}` : text;
}

/** Some round multiples between two, 1 (no change) among them when it lies there. */
function ticksBetween(low: number, high: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low || 1) / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => (high - low) / one <= 5) ?? power;
  const ticks: number[] = [];
  for (let k = Math.ceil((low - 1) / step); 1 + k * step <= high; k++) ticks.push(1 + k * step);
  return ticks;
}
