import { limits, nodeTypes } from '@strategy-builder/domain';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { useProblems } from '../problems/problems.js';
import { Icon } from '../shared/icons.js';
import { nodeTypeTitles, typeColour } from '../shared/node-types.js';
import { usePanels } from '../shared/panels.js';
import { askToRun } from '../simulation/run-asked.js';
import { CommittedField } from './committed-field.js';

const steps = [
  { type: 'data', text: 'Add a data source' },
  { type: 'function', text: 'Compute something from it' },
  { type: 'strategy', text: 'Say when to enter and when to leave' },
  { type: 'risk', text: 'Limit what one trade can cost' },
  { type: 'execution', text: 'Choose how orders are placed' },
] as const;

/** The strategy as a whole: its name, what it still lacks, and the way to its result. */
export function FlowInspector() {
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const found = useProblems();
  const showDock = usePanels((state) => state.showDock);
  const counts = Object.fromEntries(
    nodeTypes.map((type) => [type, Object.values(flow.nodes).filter((node) => node.type === type).length]),
  );
  const errors = found.filter((problem) => problem.severity === 'error').length;
  return (
    <div className="inspector-content">
      <section className="inspector-section" aria-label="Strategy">
        <h2>Strategy</h2>
        <CommittedField
          label="Name"
          value={flow.name}
          maxLength={limits.label}
          disabled={!editable}
          onCommit={(name) => perform({ type: 'RenameFlow', name })}
        />
        <CommittedField
          label="Description"
          value={flow.description}
          maxLength={limits.description}
          lines={3}
          disabled={!editable}
          placeholder="What this strategy bets on, in a sentence"
          onCommit={(description) => perform({ type: 'RenameFlow', description })}
        />
      </section>
      <section className="inspector-section" aria-label="Parts">
        <h3>Parts</h3>
        <ol className="parts">
          {steps.map(({ type, text }) => (
            <li key={type} className={counts[type] ? 'done' : ''} style={{ '--type': typeColour(type) }}>
              <Icon name={type} />
              <span>{counts[type] ? nodeTypeTitles[type].title : text}</span>
              <span className="tabular">{counts[type] || ''}</span>
            </li>
          ))}
        </ol>
        <div className="inspector-actions">
          <button type="button" className="button primary" onClick={askToRun}>
            <Icon name="play" size={14} />
            Simulate
          </button>
          {found.length > 0 && (
            <button type="button" className="button" onClick={() => showDock('problems')}>
              {errors > 0
                ? `${errors} ${errors === 1 ? 'problem' : 'problems'}`
                : `${found.length} ${found.length === 1 ? 'hint' : 'hints'}`}
            </button>
          )}
        </div>
      </section>
      <p className="inspector-hint">Select a node to see its parameters, formula, code and history.</p>
    </div>
  );
}
