import { formatCount } from '../shared/format.js';
import { RestoreButton } from './restore-button.js';
import './history.css';
import { useViewedRevision, viewRevision } from './viewed-revision.js';

/** Says that the canvas shows the past, and the two ways on from there. */
export function RevisionBanner() {
  const viewed = useViewedRevision((state) => state.viewed);
  if (!viewed) return null;
  return (
    <div className="revision-banner" role="status">
      <span>
        You see <strong>revision {formatCount(viewed.revision)}</strong>, read-only.
      </span>
      <RestoreButton />
      <button type="button" className="button" onClick={() => viewRevision(null)}>
        Return to the present
      </button>
    </div>
  );
}
