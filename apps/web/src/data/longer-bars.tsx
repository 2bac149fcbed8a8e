import { timeframes } from '@strategy-builder/domain';
import { tiles, timeframeLength } from '@strategy-builder/language';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { type Dataset, datasetsKey, lengthenBars } from './datasets-api.js';

/** Makes longer bars of a data set, one timeframe of those that are whole. */
export function LongerBars({ dataset }: { dataset: Dataset }) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const own = timeframeLength(dataset.timeframe);
  const longer = timeframes.filter((timeframe) => {
    const length = timeframeLength(timeframe);
    return own !== null && length !== null && length > own && tiles(own, length);
  });
  if (longer.length === 0) return null;
  const make = async (timeframe: string): Promise<void> => {
    setProblem(null);
    try {
      await lengthenBars(dataset.id, timeframe);
      await queries.invalidateQueries({ queryKey: datasetsKey });
    } catch (refusal) {
      setProblem(sentenceFor(refusal));
    }
  };
  return (
    <>
      <select
        className="input longer-bars"
        aria-label={`Longer bars of ${dataset.symbol} ${dataset.timeframe}`}
        value=""
        onChange={(event) => void make(event.target.value)}
      >
        <option value="" disabled>
          Longer bars…
        </option>
        {longer.map((timeframe) => (
          <option key={timeframe}>{timeframe}</option>
        ))}
      </select>
      {problem && <span role="alert">{problem}</span>}
    </>
  );
}
