import type { FlowProblem } from '@strategy-builder/domain';
import { useReactFlow } from '@xyflow/react';
import { selectEdge, selectNodes } from '../canvas/canvas-store.js';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { Icon } from '../shared/icons.js';
import './problems.css';
import { useProblems } from './problems.js';

/** Everything that is wrong or unwise, errors first, each with the way out of it. */
export function ProblemsPanel() {
  const found = useProblems();
  const flow = useShownFlow();
  if (found.length === 0) {
    return (
      <div className="empty">
        <Icon name="check" size={20} />
        <strong>No problems</strong>
        <p>
          {Object.keys(flow.nodes).length === 0
            ? 'There is nothing to check yet.'
            : 'This strategy is ready to be simulated.'}
        </p>
      </div>
    );
  }
  return (
    <ul className="problems" aria-label="Problems">
      {found.map((problem) => (
        <ProblemRow
          key={`${problem.code}:${problem.nodeId ?? ''}:${problem.edgeId ?? ''}:${problem.message}`}
          problem={problem}
        />
      ))}
    </ul>
  );
}

function ProblemRow({ problem }: { problem: FlowProblem }) {
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const { fitView } = useReactFlow();
  const { nodeId, edgeId, severity, message, fix } = problem;
  const node = nodeId === undefined ? undefined : flow.nodes[nodeId];

  const show = (): void => {
    if (edgeId !== undefined) selectEdge(edgeId);
    else if (node) selectNodes([node.id]);
    if (node) void fitView({ nodes: [{ id: node.id }], duration: 250, maxZoom: 1.1, padding: 0.8 });
  };

  return (
    <li>
      <span className={`badge ${severity}`} role="img" aria-label={severity}>
        <Icon name={severity === 'error' ? 'error' : 'warning'} size={14} />
      </span>
      <span className="problem-text">{message}</span>
      {(node || edgeId !== undefined) && (
        <button type="button" className="button quiet" onClick={show}>
          Show {node ? node.label : 'edge'}
        </button>
      )}
      {fix && editable && (
        <button type="button" className="button" onClick={() => perform(...fix.commands)}>
          {fix.label}
        </button>
      )}
    </li>
  );
}
