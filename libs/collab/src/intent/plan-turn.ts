import { type Flow, findEdge, findNode, refuse } from '@strategy-builder/domain';
import type * as Y from 'yjs';
import { isMetaKey, type Roots } from '../document/shape.js';
import { readText, valueOfItem } from '../document/values.js';
import { planEdge } from './edge-intents.js';
import { type Intent, type IsCompensation, type Plan, PlanBuilder, unknownShape } from './intent.js';
import { keyIntent, planNode } from './node-intents.js';
import { outcomeOf, type Slot } from './slot.js';
import type { LateWrite, Touches } from './touches.js';

/** Translates what the authors of one turn changed into what they want of the flow. */
export function planTurn<Author>(
  flow: Flow,
  roots: Roots,
  touches: Touches<Author>,
  isCompensation: IsCompensation,
): Plan<Author> {
  const plan = new PlanBuilder<Author>(roots, isCompensation);
  for (const slot of touches.meta.values()) planMeta(plan, slot);
  for (const [id, touch] of touches.nodes) planNode(plan, flow, id, touch);
  for (const [id, touch] of touches.edges) planEdge(plan, flow, id, touch);
  for (const author of new Set(touches.foreign.map((write) => write.author))) {
    const path = {};
    plan.add('flow', {
      author,
      path,
      wants: unknownShape(path, 'The document of a flow has no such place.'),
    });
  }
  for (const late of touches.late) planLate(plan, flow, touches, late);
  return plan.build();
}

function planMeta<Author>(plan: PlanBuilder<Author>, slot: Slot<Author>): void {
  const { key } = slot;
  const path = { key };
  plan.contest('flow', path, outcomeOf(slot), (author, item, isPresent) => {
    if (!isMetaKey(key))
      return { author, path, wants: unknownShape(path, `A flow has no '${key.slice(0, 64)}'.`) };
    const text = isPresent && item.deleted ? undefined : readText(valueOfItem(item));
    if (text === undefined)
      return { author, path, wants: unknownShape(path, `A flow needs a text as its ${key}.`) };
    return { author, path, wants: [{ type: 'RenameFlow', [key]: text }] };
  });
}

/**
 * A write into something that is gone. What was removed stays removed, and its author is told; what only was put
 * back to undo a refused change takes the write after all.
 */
function planLate<Author>(
  plan: PlanBuilder<Author>,
  flow: Flow,
  touches: Touches<Author>,
  late: LateWrite<Author>,
): void {
  const { author, path = {}, value } = late;
  const { node: id, edge } = path;
  if (edge !== undefined && findEdge(flow, edge) !== undefined && plan.roots.edges.has(edge)) {
    plan.overtaken(author, path);
    return;
  }
  const touch = id === undefined ? undefined : touches.nodes.get(id);
  if (touch?.whole?.removals.some((removal) => removal.author === author)) return;
  const node = id === undefined ? undefined : findNode(flow, id);
  if (id === undefined || node === undefined || !plan.roots.nodes.has(id)) {
    const what = edge === undefined ? `node${id === undefined ? '' : ` '${id}'`}` : `edge '${edge}'`;
    const code = edge === undefined ? 'node-not-found' : 'edge-not-found';
    plan.add('flow', {
      author,
      path,
      wants: refuse(code, `The ${what} had been removed when this edit came.`, { ...path }),
    });
    return;
  }
  const redone: Intent<Author> | undefined =
    path.key !== undefined && isPutBack(plan, id, path.key, path.param !== undefined)
      ? keyIntent(author, node, path, value)
      : undefined;
  if (redone === undefined) plan.overtaken(author, path);
  else plan.add('edit', redone);
}

/** Whether the map that now stands for a node, or for its parameters, is a compensation's. */
function isPutBack<Author>(plan: PlanBuilder<Author>, id: string, key: string, isParam: boolean): boolean {
  const item = plan.roots.nodes._map.get(id);
  if (item === undefined) return false;
  if (plan.isCompensation(item)) return true;
  const params: Y.Item | undefined =
    isParam && key === 'params' ? mapOf(item)?._map.get('params') : undefined;
  return params !== undefined && plan.isCompensation(params);
}

function mapOf(item: Y.Item): Y.Map<unknown> | undefined {
  return valueOfItem(item) as Y.Map<unknown> | undefined;
}
