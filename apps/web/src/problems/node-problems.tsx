import { useEditable } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { usePanels } from '../shared/panels.js';
import './problems.css';
import { useProblemsOf } from './problems.js';

const shownAtMost = 2;

/** The worst problems of one node with their ways out, and the way to the others. */
export function NodeProblems({ nodeId }: { nodeId: string }) {
  const found = useProblemsOf(nodeId);
  const perform = usePerform();
  const editable = useEditable();
  const showDock = usePanels((state) => state.showDock);
  if (found.length === 0) return null;
  const left = found.length - shownAtMost;
  return (
    <div className="node-problems">
      {found.slice(0, shownAtMost).map(({ code, severity, message, fix }) => (
        <div key={`${code}${message}`} className={`callout ${severity === 'error' ? 'danger' : 'warning'}`}>
          {message}
          {fix && editable && (
            <button type="button" className="button" onClick={() => perform(...fix.commands)}>
              {fix.label}
            </button>
          )}
        </div>
      ))}
      {left > 0 && (
        <button type="button" className="link-button" onClick={() => showDock('problems')}>
          and {left} more {left === 1 ? 'problem' : 'problems'}
        </button>
      )}
    </div>
  );
}
