import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { DatasetReport } from './dataset-report.js';
import { type Dataset, datasetsKey, inventBars } from './datasets-api.js';
import { TimeframeField } from './timeframe-field.js';

const percent = 100;

interface Asked {
  readonly drift: number;
  readonly volatility: number;
  readonly tick: number;
}

/** What each kind of market is made of; the page asks for drift and volatility, the rest is typical. */
const models = {
  gbm: {
    title: 'Random walk',
    of: ({ drift, volatility }: Asked) => ({ model: 'gbm', drift, volatility }),
  },
  jump: {
    title: 'With jumps (12 a year, −3 % on average)',
    of: ({ drift, volatility }: Asked) => ({
      model: 'jump',
      drift,
      volatility,
      jumpsPerYear: 12,
      jumpMean: -0.03,
      jumpDeviation: 0.05,
    }),
  },
  regime: {
    title: 'Calm and wild times (half and twice the volatility)',
    of: ({ drift, volatility }: Asked) => ({
      model: 'regime',
      calm: { drift, volatility: volatility / 2, days: 60 },
      turbulent: { drift, volatility: volatility * 2, days: 20 },
    }),
  },
  book: {
    title: 'Trades of an order book (price 100)',
    of: ({ tick }: Asked) => ({ model: 'book', tick }),
  },
} as const;

/** Invents a market from a seed, to try things out: its bars are marked as synthetic everywhere. */
export function SyntheticForm() {
  const queries = useQueryClient();
  const [kind, setKind] = useState<keyof typeof models>('gbm');
  const [made, setMade] = useState<Dataset | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const number = (name: string): number => Number(fields.get(name));
    setProblem(null);
    setMade(null);
    try {
      const dataset = await inventBars({
        symbol: String(fields.get('symbol')).trim(),
        model: models[kind].of({
          drift: number('drift') / percent,
          volatility: number('volatility') / percent,
          tick: number('tick'),
        }),
        seed: number('seed'),
        bars: number('bars'),
        timeframe: fields.get('timeframe'),
      });
      await queries.invalidateQueries({ queryKey: datasetsKey });
      setMade(dataset);
    } catch (refusal) {
      setProblem(sentenceFor(refusal));
    }
  };

  const field = (
    name: string,
    label: string,
    value: number,
    more: Readonly<Record<string, number | string>>,
  ) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        type="number"
        className="input"
        required
        defaultValue={value}
        {...more}
      />
    </div>
  );
  return (
    <form className="import-form" onSubmit={(event) => void submit(event)} aria-label="Invent a market">
      <div className="field">
        <label htmlFor={`${id}-model`}>Market</label>
        <select
          id={`${id}-model`}
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value as keyof typeof models)}
        >
          {Object.entries(models).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="import-fields">
        <div className="field">
          <label htmlFor={`${id}-symbol`}>Symbol</label>
          <input
            id={`${id}-symbol`}
            name="symbol"
            className="input"
            required
            maxLength={64}
            defaultValue="SYNTH/USD"
          />
        </div>
        <TimeframeField />
        {kind === 'book' ? (
          field('tick', 'Tick', 0.05, { min: 0.000001, max: 1, step: 'any' })
        ) : (
          <>
            {field('drift', 'Drift, % a year', 10, { min: -500, max: 500, step: 'any' })}
            {field('volatility', 'Volatility, % a year', 60, { min: 1, max: 400, step: 'any' })}
          </>
        )}
        {field('bars', 'Bars', 10_000, { min: 2, max: 1_000_000, step: 1 })}
        {field('seed', 'Seed', 1, { min: 0, max: 4_294_967_295, step: 1 })}
      </div>
      {problem && (
        <p className="callout danger" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button primary">
        Make bars
      </button>
      {made && <DatasetReport dataset={made} />}
    </form>
  );
}
