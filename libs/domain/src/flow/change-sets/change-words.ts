import { findNode } from '../lookup.js';
import type { Flow } from '../state.js';
import type { Change } from './change-set.js';

/** A change set in a few words: "move RSI 14", "add BTC/USDT and 3 more changes". */
export function changeWords(changes: readonly Change[], flow: Flow): string {
  const added = changes.filter((change) => change.what === 'node' && change.before === null);
  // Edges that come with new nodes go without saying.
  const told = added.length > 0 ? changes.filter(({ what }) => what !== 'edge') : changes;
  const gone = told.filter((change) => change.what === 'node' && change.after === null);
  const main = gone.length > 0 ? told.filter(({ what }) => what !== 'edge') : told;
  const moves = main.filter((change) => change.what === 'property' && change.key === 'position');
  if (moves.length > 1 && moves.length === main.length) return `move ${moves.length} nodes`;
  const [first, ...others] = main;
  if (first === undefined) return 'no change';
  const more = others.length === 0 ? '' : ` and ${others.length} more change${others.length > 1 ? 's' : ''}`;
  return words(first, flow) + more;
}

function words(change: Change, flow: Flow): string {
  const labelOf = (id: string): string => findNode(flow, id)?.label ?? id;
  switch (change.what) {
    case 'flow':
      return change.key === 'name' ? `rename the strategy to ${change.after}` : 'describe the strategy';
    case 'node':
      if (change.before === null) return `add ${change.after?.label ?? change.id}`;
      return `${change.after === null ? 'remove' : 'replace'} ${change.before.label}`;
    case 'edge': {
      const edge = change.after ?? change.before;
      if (!edge) return 'change an edge';
      const ends = `${labelOf(edge.source)} ${change.after ? 'to' : 'from'} ${labelOf(edge.target)}`;
      return `${change.after ? 'connect' : 'disconnect'} ${ends}`;
    }
    case 'property': {
      const { id, key, after } = change;
      if (key === 'position') return `move ${labelOf(id)}`;
      if (key === 'label') return `rename to ${String(after)}`;
      if (key.startsWith('params.') && typeof after !== 'object')
        return `set ${key.slice('params.'.length)} of ${labelOf(id)} to ${String(after)}`;
      return `change the ${key.replace('params.', '')} of ${labelOf(id)}`;
    }
  }
}
