import { metricGroups, metricText, metricTitle } from './metrics.js';
import type { DoneSimulation } from './simulation-api.js';

/** Every metric beside buying and holding, with what it is by the convention that was chosen. */
export function MetricsTable({ simulation }: { simulation: DoneSimulation }) {
  const known = new Set(metricGroups.flatMap(({ names }) => names));
  const others = Object.keys(simulation.metrics).filter((name) => !known.has(name));
  const groups = [...metricGroups, ...(others.length > 0 ? [{ title: 'Others', names: others }] : [])];
  return (
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
  );
}
