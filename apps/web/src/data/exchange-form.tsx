import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { DatasetReport } from './dataset-report.js';
import { cancelHistory, datasetsKey, requestHistory, useExchanges, useHistory } from './datasets-api.js';
import { TimeframeField } from './timeframe-field.js';

/** Fetches the history of one symbol from an exchange, with progress, and can be called off. */
export function ExchangeForm() {
  const queries = useQueryClient();
  const exchanges = useExchanges();
  const [exchange, setExchange] = useState('binance');
  const [job, setJob] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { data: state, error } = useHistory(job);
  const id = useId();
  const running = job !== null && !error && (state === undefined || state.status === 'running');
  const note = exchanges.data?.find((known) => known.id === exchange)?.note;

  useEffect(() => {
    if (state?.status === 'done') void queries.invalidateQueries({ queryKey: datasetsKey });
  }, [state?.status, queries]);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string): string => String(fields.get(name) ?? '').trim();
    const to = text('to');
    setProblem(null);
    setJob(null);
    try {
      const wanted = { exchange, symbol: text('symbol'), timeframe: text('timeframe'), from: text('from') };
      setJob((await requestHistory({ ...wanted, ...(to !== '' && { to }) })).id);
    } catch (refusal) {
      setProblem(sentenceFor(refusal));
    }
  };

  const failed =
    problem ?? (error ? sentenceFor(error) : state?.status === 'failed' ? state.error.detail : null);
  return (
    <form
      className="import-form"
      onSubmit={(event) => void submit(event)}
      aria-label="Fetch from an exchange"
    >
      <div className="import-fields">
        <div className="field">
          <label htmlFor={`${id}-exchange`}>Exchange</label>
          <select
            id={`${id}-exchange`}
            className="input"
            value={exchange}
            onChange={(event) => setExchange(event.target.value)}
          >
            {(exchanges.data ?? []).map((known) => (
              <option key={known.id} value={known.id}>
                {known.title}
              </option>
            ))}
          </select>
        </div>
        <TimeframeField />
      </div>
      <div className="field">
        <label htmlFor={`${id}-symbol`}>Symbol</label>
        <input
          id={`${id}-symbol`}
          name="symbol"
          className="input"
          required
          maxLength={64}
          defaultValue="BTC/USDT"
          aria-describedby={`${id}-hint`}
        />
        <span id={`${id}-hint`} className="hint">
          As the exchange lists it: BTC/USDT, or BTC-PERPETUAL on Deribit.
        </span>
      </div>
      <div className="import-fields">
        <div className="field">
          <label htmlFor={`${id}-from`}>From</label>
          <input id={`${id}-from`} name="from" type="date" className="input" required />
        </div>
        <div className="field">
          <label htmlFor={`${id}-to`}>To</label>
          <input id={`${id}-to`} name="to" type="date" className="input" title="Until now when left empty" />
        </div>
      </div>
      {note && <p className="faint">{note}</p>}
      {failed && (
        <p className="callout danger" role="alert">
          {failed}
        </p>
      )}
      {state?.status === 'cancelled' && <p role="status">{state.error.detail}</p>}
      {running ? (
        <div className="import-progress">
          <progress className="progress" value={state?.progress ?? 0} max={1} aria-label="Fetching bars" />
          <button type="button" className="button" onClick={() => void cancelHistory(job)}>
            Stop
          </button>
        </div>
      ) : (
        <button type="submit" className="button primary">
          Fetch bars
        </button>
      )}
      {state?.status === 'done' && <DatasetReport dataset={state.dataset} />}
    </form>
  );
}
