import { sentenceFor } from '../shared/api.js';
import { formatCount } from '../shared/format.js';
import { metricText } from '../simulation/metrics.js';
import { useCheck, useLuck, useNewestChecks } from './robustness-api.js';
import { luckSentence, overfittingSentence } from './words.js';

/** How much of the result luck explains, given how often something else was tried. */
export function LuckPage({ simulation }: { simulation: string }) {
  const { data: luck, error } = useLuck(simulation);
  const sweep = useCheck<'sweep'>(useNewestChecks().sweep).data;
  const overfitting = sweep?.status === 'done' ? sweep.result.overfitting : null;
  if (error) return <p className="callout danger">{sentenceFor(error)}</p>;
  if (!luck) return <p className="faint">Counting the attempts…</p>;
  const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
  return (
    <div className="check">
      <p className="check-question">
        Whoever tries often enough finds something good by luck. The attempts on this flow are counted from
        its event log: nobody has to own up to them.
      </p>
      <dl className="luck" aria-label="Attempts and luck">
        <div>
          <dt>Attempts</dt>
          <dd>{formatCount(luck.trials)}</dd>
          <dd className="faint">
            {formatCount(luck.simulations)} {luck.simulations === 1 ? 'simulation' : 'simulations'},{' '}
            {formatCount(luck.swept)} swept
          </dd>
        </div>
        <div>
          <dt>Sharpe ratio, daily returns</dt>
          <dd>{metricText('sharpe', luck.sharpe)}</dd>
          <dd className="faint">luck alone: {metricText('sharpe', luck.expectedBestSharpe)}</dd>
        </div>
        <div>
          <dt>Probabilistic Sharpe ratio</dt>
          <dd>{percent(luck.probabilisticSharpe)}</dd>
          <dd className="faint">as the only attempt</dd>
        </div>
        <div>
          <dt>Deflated Sharpe ratio</dt>
          <dd>{percent(luck.deflatedSharpe)}</dd>
          <dd className="faint">given all attempts</dd>
        </div>
        <div>
          <dt>Probability of overfitting</dt>
          <dd>{percent(overfitting?.probability ?? null)}</dd>
          <dd className="faint">{overfitting ? 'of the last sweep' : 'run a sweep to see it'}</dd>
        </div>
      </dl>
      <ul className="check-sentences">
        <li>{luckSentence(luck)}</li>
        {luck.minimumTrackRecordDays !== null && (
          <li>
            A Sharpe ratio like this needs {formatCount(luck.minimumTrackRecordDays)} days before it is
            believed with 95% confidence; there are {formatCount(luck.days)}.
          </li>
        )}
        {overfitting && <li>{overfittingSentence(overfitting.probability)}</li>}
      </ul>
    </div>
  );
}
