import { type Flow, type FlowCommand, type FlowEdge, findEdge } from '@strategy-builder/domain';
import type * as Y from 'yjs';
import { type EdgeFields, readEdge } from '../document/read-node.js';
import { edgeKeys } from '../document/shape.js';
import { valueOfItem } from '../document/values.js';
import { type Intent, type PlanBuilder, unknownShape } from './intent.js';
import { outcomeOf } from './slot.js';
import type { EdgeTouch } from './touches.js';

/** Plans what the authors of one turn want of one edge. */
export function planEdge<Author>(
  plan: PlanBuilder<Author>,
  flow: Flow,
  id: string,
  touch: EdgeTouch<Author>,
): void {
  const path = { edge: id };
  const edge = findEdge(flow, id);
  if (touch.whole !== undefined) {
    const outcome = outcomeOf(touch.whole);
    const { present, by } = outcome;
    const isRemoval = present?.deleted === true;
    plan.contest(isRemoval ? 'disconnect' : 'connect', path, outcome, (author, item, isPresent) => {
      if (!isPresent || !isRemoval) return connection(author, id, edge, valueOfItem(item));
      return { author, path, wants: edge === undefined ? [] : [{ type: 'DisconnectNodes', id }] };
    });
    if (by !== undefined) return;
  }
  if (edge !== undefined) planKeys(plan, edge, touch);
}

/** Keys of an edge that stands: whoever wrote last by Yjs order moves the edge, as a whole. */
function planKeys<Author>(plan: PlanBuilder<Author>, edge: FlowEdge, touch: EdgeTouch<Author>): void {
  let mover: Author | undefined;
  let map: unknown;
  for (const slot of touch.keys.values()) {
    const path = { edge: edge.id, key: slot.key };
    const outcome = outcomeOf(slot);
    plan.contest('connect', path, outcome, (author, item: Y.Item, isPresent) => {
      if (!isPresent)
        return connection(author, edge.id, edge, { ...ends(edge), [slot.key]: valueOfItem(item) });
      mover = author;
      map = slot.map;
      return item.deleted
        ? { author, path, wants: unknownShape(path, `An edge can't be without ${slot.key}.`) }
        : undefined;
    });
  }
  if (mover !== undefined) plan.add('connect', connection(mover, edge.id, edge, map));
}

function ends({ source, sourcePort, target, targetPort }: FlowEdge): Omit<FlowEdge, 'id'> {
  return { source, sourcePort, target, targetPort };
}

function connection<Author>(
  author: Author,
  id: string,
  edge: FlowEdge | undefined,
  raw: unknown,
): Intent<Author> {
  const path = { edge: id };
  const reading = readEdge(raw);
  const connect = reading && connectCommand(id, reading.fields);
  if (reading === undefined || connect === undefined || reading.strange.length > 0) {
    return { author, path, wants: unknownShape(path, `An edge holds the texts ${edgeKeys.join(', ')}.`) };
  }
  if (edge === undefined) return { author, path, wants: [connect] };
  if (edgeKeys.every((key) => reading.fields[key] === edge[key])) return { author, path, wants: [] };
  return { author, path, wants: [{ type: 'DisconnectNodes', id }, connect] };
}

function connectCommand(id: string, fields: EdgeFields): FlowCommand | undefined {
  const { source, sourcePort, target, targetPort } = fields;
  if (source === undefined || target === undefined) return undefined;
  return {
    type: 'ConnectNodes',
    id,
    source,
    target,
    ...(sourcePort !== undefined && { sourcePort }),
    ...(targetPort !== undefined && { targetPort }),
  };
}
