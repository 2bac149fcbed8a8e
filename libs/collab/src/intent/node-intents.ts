import {
  edgesAt,
  type Flow,
  type FlowCommand,
  type FlowNode,
  findNode,
  type Params,
} from '@strategy-builder/domain';
import type * as Y from 'yjs';
import { isNodeType } from '../document/read-flow.js';
import { type NodeFields, type Reading, readNode } from '../document/read-node.js';
import { isNodeKey } from '../document/shape.js';
import { readCode, readPosition, readText, readValue, valueOfItem } from '../document/values.js';
import { codeIntents } from './code-intents.js';
import { describePath, type Intent, type PlanBuilder, unknownShape } from './intent.js';
import { outcomeOf, type Slot } from './slot.js';
import type { NodeTouch, Path } from './touches.js';

/** Plans what the authors of one turn want of one node. */
export function planNode<Author>(
  plan: PlanBuilder<Author>,
  flow: Flow,
  id: string,
  touch: NodeTouch<Author>,
): void {
  const node = findNode(flow, id);
  if (touch.whole !== undefined) {
    const outcome = outcomeOf(touch.whole);
    const { present, by } = outcome;
    const isRemoval = present?.deleted === true;
    plan.contest(isRemoval ? 'remove' : 'add', { node: id }, outcome, (author, item, isPresent) => {
      if (!isPresent || !isRemoval) return addition(plan, flow, author, id, item);
      return node === undefined ? nothing(author, id) : removal(author, id);
    });
    if (by !== undefined) return;
  }
  if (node !== undefined) planKeys(plan, node, touch);
}

function removal<Author>(author: Author, id: string): Intent<Author> {
  return { author, path: { node: id }, wants: [{ type: 'RemoveNode', id }] };
}

/** Added and removed again before anybody could see it. */
function nothing<Author>(author: Author, id: string): Intent<Author> {
  return { author, path: { node: id }, wants: [] };
}

/** A new map under a node's id: a new node, in place of the one that was there. */
function addition<Author>(
  plan: PlanBuilder<Author>,
  flow: Flow,
  author: Author,
  id: string,
  item: Y.Item,
): Intent<Author> {
  const path = { node: id };
  const reading = readNode(valueOfItem(item));
  if (reading === undefined) return { author, path, wants: unknownShape(path, `Node '${id}' is no map.`) };
  const add = addNodeCommand(id, reading.fields);
  if (add === undefined) {
    return {
      author,
      path,
      wants: unknownShape(path, `Node '${id}' needs a type and a kind that the catalogue knows.`),
    };
  }
  const after = [...codeOf(author, id, reading.fields), ...strangeKeys(author, id, reading)];
  if (findNode(flow, id) === undefined) return { author, path, wants: [add], after };
  // Edges hang on ids: those that the author left in the document are tied again to the new node.
  for (const edge of edgesAt(flow, id)) {
    if (plan.roots.edges.has(edge.id))
      plan.add('connect', { author, path: { edge: edge.id }, wants: [{ type: 'ConnectNodes', ...edge }] });
  }
  return { author, path, wants: [{ type: 'RemoveNode', id }, add], after };
}

function addNodeCommand(id: string, fields: NodeFields): FlowCommand | undefined {
  const { type, kind, label, description, position, params, formula } = fields;
  if (!isNodeType(type) || kind === undefined) return undefined;
  return {
    type: 'AddNode',
    id,
    nodeType: type,
    kind,
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    ...(position !== undefined && { position }),
    ...(params !== undefined && { params }),
    ...(formula !== undefined && { formula }),
  };
}

function codeOf<Author>(author: Author, id: string, { code }: NodeFields): Intent<Author>[] {
  if (code === undefined) return [];
  return [{ author, path: { node: id, key: 'code' }, wants: [{ type: 'EditCode', id, code }] }];
}

function strangeKeys<Author>(author: Author, id: string, { strange }: Reading<NodeFields>): Intent<Author>[] {
  if (strange.length === 0) return [];
  const path = { node: id };
  const wants = unknownShape(path, `Node '${id}' can't hold ${strange.slice(0, 10).join(', ')} as written.`);
  return [{ author, path, wants }];
}

function planKeys<Author>(plan: PlanBuilder<Author>, node: FlowNode, touch: NodeTouch<Author>): void {
  /** Uncontested edits, by author, become one command. */
  const edits = new Map<Author, Intent<Author>[]>();
  const settle = (slot: Slot<Author>, path: Path): void => {
    const outcome = outcomeOf(slot);
    const { present, by, losers } = outcome;
    const intentOf = (author: Author, item: Y.Item): Intent<Author> | undefined =>
      item.deleted && item === present
        ? missing(author, path)
        : keyIntent(author, node, path, valueOfItem(item));
    if (by === undefined || losers.length > 0 || present === undefined) {
      plan.contest('edit', path, outcome, intentOf);
      return;
    }
    const intent = intentOf(by, present);
    if (intent !== undefined && isEdit(intent)) edits.set(by, [...(edits.get(by) ?? []), intent]);
    else plan.contest('edit', path, outcome, () => intent);
    if (intent !== undefined && isEdit(intent)) plan.contest('edit', path, outcome, () => undefined);
  };
  for (const [key, slot] of touch.keys) settle(slot, { node: node.id, key });
  for (const [param, slot] of touch.params) settle(slot, { node: node.id, key: 'params', param });
  for (const [author, parts] of edits) plan.add('edit', together(author, node.id, parts));
  if (touch.code !== undefined && !touch.keys.has('code')) {
    for (const intent of codeIntents(node, touch.code)) plan.add('edit', intent);
  }
}

/** What an author who writes this value under this key of a node wants; undefined when it changes nothing. */
export function keyIntent<Author>(
  author: Author,
  node: FlowNode,
  path: Path,
  raw: unknown,
): Intent<Author> | undefined {
  const { id } = node;
  const { key = '', param } = path;
  const want = (command: FlowCommand): Intent<Author> => ({ author, path, wants: [command] });
  const bad = (): Intent<Author> => ({
    author,
    path,
    wants: unknownShape(path, `The value of ${describePath(path)} has a shape that no node can hold.`),
  });
  if (param !== undefined) {
    const value = param === '__proto__' ? undefined : readValue(raw);
    return value === undefined ? bad() : want({ type: 'EditNode', id, params: { [param]: value } });
  }
  if (!isNodeKey(key)) {
    return { author, path, wants: unknownShape(path, `A node has no '${key.slice(0, 64)}'.`) };
  }
  switch (key) {
    case 'type':
    case 'kind':
      if (raw === node[key]) return undefined;
      return {
        author,
        path,
        wants: unknownShape(path, `The ${key} of a node is fixed; add another node instead.`),
      };
    case 'label':
    case 'description': {
      const text = readText(raw);
      return text === undefined ? bad() : want({ type: 'EditNode', id, [key]: text });
    }
    case 'position': {
      const position = readPosition(raw);
      return position === undefined ? bad() : want({ type: 'MoveNode', id, position });
    }
    case 'formula': {
      const formula = readText(raw);
      return formula === undefined ? bad() : want({ type: 'SetFormula', id, formula });
    }
    case 'code': {
      const code = readCode(raw);
      return code === undefined ? bad() : want({ type: 'EditCode', id, code });
    }
    case 'params':
      return paramsIntent(author, id, raw) ?? bad();
    default:
      key satisfies never;
      return undefined;
  }
}

function paramsIntent<Author>(author: Author, id: string, raw: unknown): Intent<Author> | undefined {
  const reading = readNode({ params: raw });
  const params = reading?.fields.params;
  if (reading === undefined || params === undefined) return undefined;
  const parts = Object.entries(params).map(([param, value]) => ({
    author,
    path: { node: id, key: 'params', param },
    wants: [{ type: 'EditNode' as const, id, params: { [param]: value } }],
  }));
  const path = { node: id, key: 'params' };
  return {
    author,
    path,
    wants: [{ type: 'EditNode', id, params }],
    parts,
    after: strangeKeys(author, id, reading),
  };
}

function missing<Author>(author: Author, path: Path): Intent<Author> {
  return { author, path, wants: unknownShape(path, `A node can't be without ${path.param ?? path.key}.`) };
}

type Edit = Extract<FlowCommand, { type: 'EditNode' }>;

function isEdit<Author>({ wants, parts }: Intent<Author>): boolean {
  return parts === undefined && Array.isArray(wants) && wants.length === 1 && wants[0]?.type === 'EditNode';
}

function together<Author>(author: Author, id: string, parts: readonly Intent<Author>[]): Intent<Author> {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const params: Record<string, Params[string]> = {};
  let edit: Edit = { type: 'EditNode', id };
  for (const { wants } of parts) {
    for (const part of wants as readonly Edit[]) {
      edit = { ...edit, ...part };
      Object.assign(params, part.params);
    }
  }
  return {
    author,
    path: { node: id },
    wants: [{ ...edit, ...(Object.keys(params).length > 0 && { params }) }],
    parts,
  };
}
