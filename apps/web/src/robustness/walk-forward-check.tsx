import { useId, useState } from 'react';
import { formatBarTime, formatGain, formatNumber } from '../shared/format.js';
import { metricText, metricTitle } from '../simulation/metrics.js';
import {
  AxisFields,
  axesBody,
  faultOfAxes,
  MetricField,
  NumberField,
  useAxes,
  useAxisTitle,
} from './axis-fields.js';
import { CheckFrame } from './check-frame.js';
import type { CheckSettings, WalkForwardResult } from './robustness-api.js';
import { efficiencySentence } from './words.js';

/** Values chosen on one window and judged on the next, again and again. */
export function WalkForwardCheck({ settings }: { settings: CheckSettings }) {
  const id = useId();
  const { axes, sweepables } = useAxes();
  const [metric, setMetric] = useState<string>('sharpe');
  const [kind, setKind] = useState('rolling');
  const [folds, setFolds] = useState(5);
  const [train, setTrain] = useState(50);
  return (
    <CheckFrame
      check="walk-forward"
      settings={settings}
      question="Would choosing the best values have worked? They are chosen on past bars and judged on the bars after them, which they have never seen."
      fields={
        <>
          <AxisFields axes={axes} sweepables={sweepables} />
          <MetricField value={metric} onChange={setMetric} />
          <div className="field">
            <label htmlFor={id}>Windows</label>
            <select id={id} className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
              <option value="rolling">Rolling</option>
              <option value="anchored">Anchored</option>
            </select>
          </div>
          <NumberField label="Tests" value={folds} onChange={setFolds} min={2} max={50} />
          <NumberField label="First training, %" value={train} onChange={setTrain} min={10} max={90} />
        </>
      }
      options={{ axes: axesBody(axes), metric, kind, folds, trainFraction: train / 100 }}
      blocked={faultOfAxes(axes)}
    >
      {(result) => <Walked result={result} />}
    </CheckFrame>
  );
}

function Walked({ result }: { result: WalkForwardResult }) {
  const titleOf = useAxisTitle();
  const { folds, metric, axes, efficiency, totalReturn, kind } = result;
  return (
    <>
      <ul className="check-sentences">
        <li>{efficiencySentence(efficiency)}</li>
        {totalReturn !== null && (
          <li>
            All tests one after another: <strong>{formatGain(totalReturn)}</strong>.
          </li>
        )}
      </ul>
      <table className="table" aria-label={`Walk-forward, ${kind}`}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Chosen on
            </th>
            <th scope="col" rowSpan={2}>
              Judged on
            </th>
            {axes.map((axis) => (
              <th key={`${axis.node} ${axis.parameter}`} scope="col" rowSpan={2} className="number">
                {titleOf(axis)}
              </th>
            ))}
            <th scope="colgroup" colSpan={2} className="number">
              {metricTitle(metric)}
            </th>
            <th scope="colgroup" colSpan={2} className="number">
              Total return
            </th>
            <th scope="col" rowSpan={2} className="number">
              Trades judged
            </th>
          </tr>
          <tr>
            {['metric', 'return'].flatMap((group) =>
              ['in sample', 'out of sample'].map((where) => (
                <th key={`${group} ${where}`} scope="col" className="number">
                  {where}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {folds.map(({ trainFrom, testFrom, testTo, chosen, inSample, outOfSample }) => (
            <tr key={testFrom}>
              <td className="period">
                {formatBarTime(trainFrom)} to {formatBarTime(testFrom)}
              </td>
              <td className="period">
                {formatBarTime(testFrom)} to {formatBarTime(testTo)}
              </td>
              {axes.map((axis, i) => (
                <td key={`${axis.node} ${axis.parameter}`} className="number">
                  {chosen ? formatNumber(chosen[i]!) : '—'}
                </td>
              ))}
              <td className="number soft">{metricText(metric, inSample?.[metric])}</td>
              <td className={`number ${toneOf(outOfSample?.[metric])}`}>
                {metricText(metric, outOfSample?.[metric])}
              </td>
              <td className="number soft">{metricText('totalReturn', inSample?.totalReturn)}</td>
              <td className={`number ${toneOf(outOfSample?.totalReturn)}`}>
                {metricText('totalReturn', outOfSample?.totalReturn)}
              </td>
              <td className="number">{metricText('tradeCount', outOfSample?.tradeCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function toneOf(value: number | null | undefined): string {
  return value === null || value === undefined || value === 0 ? '' : value > 0 ? 'gain' : 'loss';
}
