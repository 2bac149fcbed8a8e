import { formatBarTime, formatCount, formatNumber, plainTimes } from '../shared/format.js';
import type { PythonTest } from './python-api.js';
import { ValuePlot } from './value-plot.js';

const rowsShown = 100;

/** What the code gave on the sample bars: a plot and the last values, or where it failed. */
export function TestResult({ test, onLine }: { test: PythonTest; onLine: (line: number) => void }) {
  if (test.status === 'failed') {
    const { sentence, line, traceback } = test.error;
    return (
      <div className="test-result" role="alert">
        <p className="test-fault">
          {plainTimes(sentence)}{' '}
          {line !== null && (
            <button type="button" className="link-button" onClick={() => onLine(line)}>
              Go to line {line}
            </button>
          )}
        </p>
        {traceback !== '' && <pre className="test-printed">{traceback}</pre>}
      </div>
    );
  }
  const { times, outputs, warmUp, printed, printedCut, notes, lookAhead } = test;
  const columns = Object.entries(outputs);
  const first = Math.max(0, times.length - rowsShown);
  return (
    <div className="test-result">
      <p className="faint" role="status">
        {formatCount(times.length)} bars.{' '}
        {warmUp === null ? 'No bar has a value of every output.' : `Values from bar ${warmUp + 1} on.`}{' '}
        {notes.join(' ')}
      </p>
      {lookAhead.status === 'proved' ? (
        <p className="faint">
          No look-ahead: run again on bars cut short, {lookAhead.cuts} times, it gave the same values.
        </p>
      ) : (
        <p className="test-fault" role="alert">
          It looks ahead: with the bars after {lookAhead.evidence.cut} taken away, bar{' '}
          {lookAhead.evidence.bar + 1} has another value.
        </p>
      )}
      {columns.map(([name, values]) => (
        <ValuePlot key={name} name={name} times={times} values={values} />
      ))}
      {printed !== '' && (
        <details>
          <summary>Printed{printedCut ? ', cut' : ''}</summary>
          <pre className="test-printed">{printed}</pre>
        </details>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="test-table" tabIndex={0} aria-label="Values on the sample bars">
        <table>
          <thead>
            <tr>
              <th scope="col">Bar</th>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times
              .slice(first)
              .map((time, index) => ({ time, bar: first + index }))
              .reverse()
              .map(({ time, bar }) => (
                <tr key={time}>
                  <th scope="row">{formatBarTime(time)}</th>
                  {columns.map(([name, values]) => (
                    <td key={name}>{valueText(values[bar])}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function valueText(value: number | null | undefined): string {
  return value === null || value === undefined ? 'None' : formatNumber(value);
}
