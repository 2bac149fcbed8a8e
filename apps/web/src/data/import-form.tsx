import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react';
import { ApiProblem, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { DatasetReport } from './dataset-report.js';
import { type Dataset, datasetsKey, importDataset, symbolOfFile } from './datasets-api.js';

type Step =
  | { readonly at: 'waiting' }
  | { readonly at: 'chosen'; readonly file: File; readonly problem?: string }
  | { readonly at: 'importing'; readonly file: File; readonly abort: AbortController }
  | { readonly at: 'done'; readonly dataset: Dataset };

/** Takes a CSV file by drop or choice, and reports what came of it. */
export function ImportForm() {
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'waiting' });
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const symbolId = useId();
  const exchangeId = useId();

  const choose = (file: File | undefined): void => {
    if (file) setStep({ at: 'chosen', file });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (step.at !== 'chosen') return;
    const fields = new FormData(event.currentTarget);
    const text = (name: string): string => String(fields.get(name) ?? '').trim();
    const { file } = step;
    const abort = new AbortController();
    setStep({ at: 'importing', file, abort });
    try {
      const dataset = await importDataset(file, text('symbol'), text('exchange'), abort.signal);
      await queries.invalidateQueries({ queryKey: datasetsKey });
      setStep({ at: 'done', dataset });
    } catch (error) {
      setStep({ at: 'chosen', file, ...(abort.signal.aborted ? {} : { problem: problemText(error) }) });
    }
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same */}
      <div
        className={`drop-zone ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" size={18} />
        <p>
          Drop a CSV file here, or{' '}
          <button type="button" className="link-button" onClick={() => input.current?.click()}>
            choose one
          </button>
        </p>
        <p className="faint">Header: time, open, high, low, close, volume; for perpetuals also funding</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {(step.at === 'chosen' || step.at === 'importing') && (
        <form onSubmit={(event) => void submit(event)} key={step.file.name} className="import-form">
          <p className="ellipsis">
            <strong>{step.file.name}</strong> <span className="faint">{sizeText(step.file.size)}</span>
          </p>
          <div className="import-fields">
            <div className="field">
              <label htmlFor={symbolId}>Symbol</label>
              <input
                id={symbolId}
                name="symbol"
                className="input"
                required
                maxLength={64}
                defaultValue={symbolOfFile(step.file.name)}
              />
            </div>
            <div className="field">
              <label htmlFor={exchangeId}>Exchange</label>
              <input
                id={exchangeId}
                name="exchange"
                className="input"
                maxLength={64}
                placeholder="optional"
              />
            </div>
          </div>
          {step.at === 'chosen' && step.problem && (
            <p className="callout danger" role="alert">
              {step.problem}
            </p>
          )}
          {step.at === 'importing' ? (
            <div className="import-progress">
              <progress className="progress" aria-label="Importing" />
              <button type="button" className="button" onClick={() => step.abort.abort()}>
                Cancel
              </button>
            </div>
          ) : (
            <button type="submit" className="button primary">
              Import
            </button>
          )}
        </form>
      )}
      {step.at === 'done' && <DatasetReport dataset={step.dataset} />}
    </>
  );
}

function problemText(error: unknown): string {
  const line = error instanceof ApiProblem ? error.facts['line'] : undefined;
  const text = sentenceFor(error);
  return typeof line === 'number' && !text.includes(String(line)) ? `Line ${line}: ${text}` : text;
}

function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${(bytes / 1_024).toFixed(0)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
