import { formatBarTime, formatMoney, formatPercent } from '../shared/format.js';
import { drawdownOf } from '../simulation/drawdown.js';
import type { Curve } from '../simulation/simulation-api.js';

const width = 960;
const left = 64;

/** Equity beside buying and holding, and the drawdown under them, as lines that print. */
export function CurvesFigure({ equity, buyAndHold }: { equity: Curve; buyAndHold: Curve }) {
  if (equity.length < 2) return null;
  const falls = drawdownOf(equity);
  const values = [...equity, ...buyAndHold].map(([, value]) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const deepest = Math.min(...falls.map(([, value]) => value));
  const from = equity[0]![0];
  const to = equity.at(-1)![0];
  const x = (time: number): number => left + ((time - from) / (to - from)) * (width - left);
  const line = (curve: Curve, y: (value: number) => number): string =>
    curve.map(([time, value]) => `${x(time).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const money = (value: number): number => 8 + ((high - value) / (high - low || 1)) * 220;
  const fall = (value: number): number => 248 + (value / (deepest || -1)) * 70;
  return (
    <figure className="report-curves">
      <svg
        viewBox={`0 0 ${width} 340`}
        role="img"
        aria-label={`Equity from ${formatMoney(equity[0]![1])} to ${formatMoney(equity.at(-1)![1])}; the deepest drawdown ${formatPercent(-deepest)}`}
      >
        <text x={left - 6} y={16} textAnchor="end">
          {formatMoney(high)}
        </text>
        <text x={left - 6} y={228} textAnchor="end">
          {formatMoney(low)}
        </text>
        <text x={left - 6} y={252} textAnchor="end">
          0%
        </text>
        <text x={left - 6} y={320} textAnchor="end">
          {formatPercent(deepest)}
        </text>
        <line x1={left} x2={width} y1={248} y2={248} />
        <polyline className="held" points={line(buyAndHold, money)} />
        <polyline className="equity" points={line(equity, money)} />
        <polyline className="fall" points={line(falls, fall)} />
        <text x={left} y={337}>
          {formatBarTime(from)}
        </text>
        <text x={width} y={337} textAnchor="end">
          {formatBarTime(to)}
        </text>
      </svg>
      <figcaption>
        <span className="equity">Equity</span> <span className="held">Buy and hold</span>{' '}
        <span className="fall">Drawdown</span>
      </figcaption>
    </figure>
  );
}
