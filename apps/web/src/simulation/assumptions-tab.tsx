import { useLive } from '../live/use-live.js';
import { formatBarTime, formatCount, formatNumber } from '../shared/format.js';
import { costsOf, slippageWords } from './cost-fields.js';
import { type DoneSimulation, useSimulationRules } from './simulation-api.js';

/** Everything that the result takes for granted, on one page. */
export function AssumptionsTab({ simulation }: { simulation: DoneSimulation }) {
  const rules = useSimulationRules().data ?? [];
  const revision = useLive((state) => state.revision);
  const { settings = {}, datasets = {}, flowRevision, equity } = simulation;
  const first = equity[0]?.[0];
  const last = equity.at(-1)?.[0];
  const number = (name: string): string =>
    typeof settings[name] === 'number' ? formatNumber(settings[name]) : '—';
  return (
    <div className="scroll assumptions-page">
      <dl>
        {flowRevision !== undefined && (
          <div>
            <dt>Strategy</dt>
            <dd>
              revision {formatCount(flowRevision)}
              {revision !== null && revision > flowRevision && (
                <span className="faint"> (now at {formatCount(revision)})</span>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Data</dt>
          <dd>{Object.values(datasets).join(', ') || '—'}</dd>
        </div>
        {first !== undefined && last !== undefined && (
          <div>
            <dt>Period</dt>
            <dd>
              {formatBarTime(first)} to {formatBarTime(last)}
            </dd>
          </div>
        )}
        <div>
          <dt>Starting cash</dt>
          <dd>{number('cash')}</dd>
        </div>
        <div>
          <dt>Fee, slippage</dt>
          <dd>
            {number('feeBps')} bps
            {typeof settings.makerFeeBps === 'number' && ` (limit orders ${number('makerFeeBps')} bps)`},{' '}
            {slippageWords(costsOf(settings))}
          </dd>
        </div>
        {typeof settings.fundingBps === 'number' && (
          <div>
            <dt>Funding of perpetuals</dt>
            <dd>longs pay {number('fundingBps')} bps every 8 hours</dd>
          </div>
        )}
      </dl>
      <ol>
        {rules.map((rule) => (
          <li key={rule.id}>
            <code>{rule.id}</code>
            <span>{rule.sentence}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
