import { Icon } from '../shared/icons.js';
import { Tooltip } from '../shared/tooltip.js';
import './problems.css';
import { useProblemsOf } from './problems.js';

/** Tells on the node that something is wrong with it, and what. */
export function NodeBadge({ nodeId }: { nodeId: string }) {
  const found = useProblemsOf(nodeId);
  if (found.length === 0) return null;
  const stops = found.some((problem) => problem.severity === 'error');
  const noun = stops ? (found.length === 1 ? 'problem' : 'problems') : found.length === 1 ? 'hint' : 'hints';
  return (
    <Tooltip
      text={
        <ul className="badge-list">
          {found.map((problem) => (
            <li key={`${problem.code}${problem.message}`}>{problem.message}</li>
          ))}
        </ul>
      }
    >
      <span
        className={`badge ${stops ? 'error' : 'warning'}`}
        role="img"
        aria-label={`${found.length} ${noun}: ${found[0]!.message}`}
      >
        <Icon name={stops ? 'error' : 'warning'} size={14} />
        {found.length > 1 && found.length}
      </span>
    </Tooltip>
  );
}
