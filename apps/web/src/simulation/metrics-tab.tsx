import { useId } from 'react';
import { metricGroups, metricText, metricTitle } from './metrics.js';
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
  const known = new Set(metricGroups.flatMap(({ names }) => names));
  const others = Object.keys(simulation.metrics).filter((name) => !known.has(name));
  const groups = [...metricGroups, ...(others.length > 0 ? [{ title: 'Others', names: others }] : [])];
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
        <span className="soft">Buying and holding pays the same costs.</span>
      </div>
      <table className="table" aria-label="Metrics">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="number">
              Strategy
            </th>
            <th scope="col" className="number">
              Buy and hold
            </th>
            <th scope="col">Convention</th>
          </tr>
        </thead>
        {groups.map(({ title, names }) => (
          <tbody key={title}>
            <tr className="group">
              <th scope="rowgroup" colSpan={4}>
                {title}
              </th>
            </tr>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{metricTitle(name)}</th>
                <td className="number">{metricText(name, simulation.metrics[name])}</td>
                <td className="number soft">{metricText(name, simulation.benchmark?.[name])}</td>
                <td className="soft">{simulation.conventions[name]}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
