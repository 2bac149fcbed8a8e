import { useId, useState } from 'react';
import { metricTitle } from '../simulation/metrics.js';
import {
  AxisFields,
  axesBody,
  faultOfAxes,
  MetricField,
  sweptMetrics,
  useAxes,
  useAxisTitle,
} from './axis-fields.js';
import { CheckFrame } from './check-frame.js';
import { HeatMap } from './heat-map.js';
import type { CheckSettings, SweepResult } from './robustness-api.js';
import type { AxisDraft } from './sweepable.js';
import { overfittingSentence, plateauSentence } from './words.js';

/** Every combination of the values of one or two parameters, as a heat map. */
export function SweepCheck({ settings }: { settings: CheckSettings }) {
  const { axes, sweepables } = useAxes();
  const [metric, setMetric] = useState<string>('sharpe');
  // What runs was asked for with the axes of that moment, whatever the fields say meanwhile.
  const [asked, setAsked] = useState<readonly AxisDraft[]>(axes);
  return (
    <CheckFrame
      check="sweep"
      settings={settings}
      question="Does the result hold when its numbers are a little different? One or two parameters take every value in a range; each point counts as an attempt."
      fields={
        <>
          <AxisFields axes={axes} sweepables={sweepables} />
          <MetricField value={metric} onChange={setMetric} />
        </>
      }
      options={{ axes: axesBody(axes), metric }}
      onRun={() => setAsked(axes)}
      blocked={faultOfAxes(axes)}
      partial={(rows) => (
        <HeatMap axes={asked.map(withValues)} rows={rows} metric={metric} best={undefined} />
      )}
    >
      {(result) => <Swept result={result} />}
    </CheckFrame>
  );
}

function Swept({ result }: { result: SweepResult }) {
  const id = useId();
  const titleOf = useAxisTitle();
  const [shown, setShown] = useState(result.metric);
  const { axes, rows, plateau, overfitting } = result;
  const best = plateau ? (rows[plateau.best]?.metrics?.[result.metric] ?? null) : null;
  return (
    <>
      <ul className="check-sentences">
        {overfitting && (
          <li>
            <strong>Probability of overfitting {Math.round(overfitting.probability * 100)}%.</strong>{' '}
            {overfittingSentence(overfitting.probability)}
          </li>
        )}
        {plateau && <li>{plateauSentence(best, plateau.mean, plateau.positive)}</li>}
        {plateau && plateau.centre !== plateau.best && (
          <li>
            The best surroundings are those of{' '}
            {axes.map((axis, i) => `${titleOf(axis)} ${rows[plateau.centre]?.point[i]}`).join(', ')}.
          </li>
        )}
      </ul>
      <div className="heat-choice">
        <label htmlFor={id} className="label">
          Shown
        </label>
        <select id={id} className="input" value={shown} onChange={(event) => setShown(event.target.value)}>
          {[...sweptMetrics, 'maxDrawdown', 'tradeCount'].map((name) => (
            <option key={name} value={name}>
              {metricTitle(name)}
            </option>
          ))}
        </select>
      </div>
      <HeatMap
        axes={axes}
        rows={rows}
        metric={shown}
        best={shown === result.metric ? plateau?.best : undefined}
      />
    </>
  );
}

function withValues({ node, parameter, from, to, step }: AxisDraft) {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return {
    node,
    parameter,
    values: Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12))),
  };
}
