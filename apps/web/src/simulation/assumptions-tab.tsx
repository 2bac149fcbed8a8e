import { useLive } from '../live/use-live.js';
import { formatCount } from '../shared/format.js';
import { type DoneSimulation, type SimulationRule, useSimulationRules } from './simulation-api.js';
import { statedSettings } from './stated-settings.js';

/** Everything that the result takes for granted, on one page. */
export function AssumptionsTab({ simulation }: { simulation: DoneSimulation }) {
  const rules = useSimulationRules(simulation.id).data ?? [];
  const others = rules.filter(({ decided }) => !decided);
  const revision = useLive((state) => state.revision);
  const { flowRevision } = simulation;
  const moved = revision !== null && flowRevision !== undefined && revision > flowRevision;
  return (
    <div className="scroll assumptions-page">
      <dl>
        {statedSettings(simulation).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {text}
              {name === 'Strategy' && moved && (
                <span className="faint"> (now at {formatCount(revision)})</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <h3>Rules that decided here</h3>
        <RuleList rules={rules.filter(({ decided }) => decided)} />
        <details>
          <summary>
            {formatCount(others.length)} more rules, of parts that this strategy does not have
          </summary>
          <RuleList rules={others} />
        </details>
      </div>
    </div>
  );
}

function RuleList({ rules }: { rules: readonly SimulationRule[] }) {
  return (
    <ol>
      {rules.map((rule) => (
        <li key={rule.id}>
          <strong>{titleOf(rule.id)}</strong>
          <span>{rule.sentence}</span>
        </li>
      ))}
    </ol>
  );
}

/** `limit-through` is read as "Limit through". */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
