import { useId } from 'react';
import { metricText, metricTitle } from './metrics.js';
import { type Convention, conventions, type DoneSimulation } from './simulation-api.js';

/** Every metric with the convention by which it was computed. */
export function MetricsTab({
  simulation,
  convention,
  onConvention,
}: {
  simulation: DoneSimulation;
  convention: Convention;
  onConvention: (convention: Convention) => void;
}) {
  const id = useId();
  return (
    <div className="scroll">
      <div className="metrics-choice">
        <label htmlFor={id} className="label">
          Computed as in
        </label>
        <select
          id={id}
          className="input"
          value={convention}
          onChange={(event) => onConvention(event.target.value as Convention)}
        >
          {conventions.map((name) => (
            <option key={name} value={name}>
              {name === 'standard' ? 'this product' : name}
            </option>
          ))}
        </select>
      </div>
      <table className="table" aria-label="Metrics">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="number">
              Value
            </th>
            <th scope="col">Convention</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(simulation.metrics).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{metricTitle(name)}</th>
              <td className="number">{metricText(name, value)}</td>
              <td className="soft">{simulation.conventions[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
