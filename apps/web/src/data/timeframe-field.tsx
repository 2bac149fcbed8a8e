import { timeframes } from '@strategy-builder/domain';
import { useId } from 'react';

/** Chooses the length of the bars; part of a form, as `timeframe`. */
export function TimeframeField() {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Bars of</label>
      <select id={id} name="timeframe" className="input" defaultValue="1h">
        {timeframes.map((timeframe) => (
          <option key={timeframe}>{timeframe}</option>
        ))}
      </select>
    </div>
  );
}
