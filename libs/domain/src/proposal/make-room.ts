import type { Flow, Position } from '../flow/state.js';
import { nodeSize, rowHeight } from '../graph/layout.js';
import type { Proposal } from './proposal.js';

/** How far down a proposal's new nodes must move, all by the same, so that none lies on what others put there since. */
export function makeRoom({ changes, renamed }: Pick<Proposal, 'changes' | 'renamed'>, flow: Flow): number {
  const added = changes.flatMap((change) =>
    change.what === 'node' && change.before === null && change.after ? [change.after] : [],
  );
  const own = new Set([...added.map(({ id }) => id), ...Object.values(renamed)]);
  const present = Object.values(flow.nodes).filter(({ id }) => !own.has(id));
  let shift = 0;
  const isTaken = ({ x, y }: Position): boolean =>
    present.some(
      ({ position }) =>
        Math.abs(position.x - x) < nodeSize.width && Math.abs(position.y - (y + shift)) < nodeSize.height,
    );
  while (added.some(({ position }) => isTaken(position))) shift += rowHeight;
  return shift;
}
