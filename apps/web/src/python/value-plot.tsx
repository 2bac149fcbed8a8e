import { formatBarTime, formatNumber } from '../shared/format.js';

const width = 600;
const height = 72;

/** One output over the sample bars, as a line that breaks where there is no value. */
export function ValuePlot({
  name,
  times,
  values,
}: {
  name: string;
  times: readonly number[];
  values: readonly (number | null)[];
}) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <p className="faint">{name} is None on all of these bars.</p>;
  const lowest = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const label = `${name}: from ${formatNumber(lowest)} to ${formatNumber(highest)}, ${formatBarTime(times[0] ?? 0)} to ${formatBarTime(times.at(-1) ?? 0)}`;
  return (
    <figure className="value-plot">
      <figcaption>
        <strong>{name}</strong>
        <span className="faint tabular">
          {formatNumber(lowest)} to {formatNumber(highest)}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path d={pathOf(values, lowest, highest)} />
      </svg>
    </figure>
  );
}

function pathOf(values: readonly (number | null)[], lowest: number, highest: number): string {
  const range = highest - lowest || 1;
  const step = width / Math.max(1, values.length - 1);
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const y = highest === lowest ? height / 2 : 3 + (1 - (value - lowest) / range) * (height - 6);
      const point = `${isDrawing ? 'L' : 'M'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
      isDrawing = true;
      return point;
    })
    .join('');
}
