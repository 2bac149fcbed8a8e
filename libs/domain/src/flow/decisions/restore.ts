import type { RestoreRevision } from '../commands.js';
import type { Decision, DecisionContext } from '../decision.js';
import { difference } from '../difference.js';
import { refuse } from '../refusals.js';
import type { Flow } from '../state.js';

export function restoreRevision(
  { revision, target }: RestoreRevision,
  flow: Flow,
  { maxNodes }: DecisionContext,
): Decision {
  if (target === undefined || !Number.isInteger(revision) || revision < 1) {
    return refuse('revision-not-found', `There is no revision ${revision} of this flow.`, { revision });
  }
  if (Object.keys(target.nodes).length > maxNodes) {
    const detail = `Revision ${revision} has more than the ${maxNodes} nodes that are allowed now.`;
    return refuse('node-limit', detail, { limit: maxNodes });
  }
  const changes = difference(flow, target);
  return changes.length === 0 ? [] : [{ type: 'RevisionRestored', data: { revision } }, ...changes];
}
