import { useId } from 'react';
import { MetricsTable } from './metrics-table.js';
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
        <span className="soft">Buying and holding pays the same costs.</span>
      </div>
      <MetricsTable simulation={simulation} />
    </div>
  );
}
