import { automaticId, automaticLabel } from '../../catalogue/automatic-names.js';
import { catalogue, findKind } from '../../catalogue/catalogue.js';
import type { CatalogueKind } from '../../catalogue/kind.js';
import { checkParams, cleanParams, completeParams } from '../../catalogue/parameters.js';
import { freePosition } from '../../graph/free-position.js';
import { countNodes } from '../adjacency.js';
import { sameValue } from '../canonical.js';
import { checkPosition, checkText, cleanPosition, firstRefusal } from '../checks.js';
import type { AddNode, EditNode, MoveNode, RemoveNode } from '../commands.js';
import type { Decision, DecisionContext } from '../decision.js';
import { checkFormula } from '../formula-check.js';
import { edgesAt, findNode } from '../lookup.js';
import { checkId, freeName } from '../names.js';
import { nearest } from '../nearest.js';
import { type Refusal, refuse } from '../refusals.js';
import { type Flow, type FlowNode, nodeTypes, type Params } from '../state.js';

export function addNode(command: AddNode, flow: Flow, { maxNodes }: DecisionContext): Decision {
  const kind = findKind(command.nodeType, command.kind);
  if (!kind) return unknownKind(command);
  const given = command.params ?? {};
  const refusal = firstRefusal(
    checkId(command.id),
    checkText('label', command.label),
    checkText('description', command.description),
    command.position === undefined ? null : checkPosition(command.position),
    checkParams(kind, given),
  );
  if (refusal) return refusal;
  const params = cleanParams(completeParams(kind, given));
  const outOfRange = checkParams(kind, params) ?? checkNodeFormula(kind, command, params);
  if (outOfRange) return outOfRange;

  const same = command.id === undefined ? undefined : findNode(flow, command.id);
  if (same) return isTheSame(same, command) ? [] : idTaken(same.id);
  if (countNodes(flow) >= maxNodes) {
    return refuse('node-limit', `A flow has at most ${maxNodes} nodes.`, { limit: maxNodes });
  }
  const formula = command.formula ?? kind.formula;
  const id = command.id ?? freeName(automaticId(kind, params), (name) => isTaken(flow, name));
  const node: FlowNode = {
    id,
    type: kind.type,
    kind: kind.kind,
    label: command.label || automaticLabel(kind, params),
    description: command.description ?? '',
    position: command.position ? cleanPosition(command.position) : freePosition(flow, kind.type),
    params,
    ...(formula !== undefined && { formula }),
    ...(kind.code !== undefined && { code: kind.code }),
  };
  return [{ type: 'NodeAdded', data: node }];
}

export function editNode({ id, label, description, params }: EditNode, flow: Flow): Decision {
  const node = findNode(flow, id);
  if (!node) return nodeNotFound(flow, id);
  const refusal = firstRefusal(checkText('label', label), checkText('description', description));
  if (refusal) return refusal;
  const badParams = params === undefined ? null : checkEditedParams(node, params);
  if (badParams) return badParams;
  const changed = Object.fromEntries(
    Object.entries(cleanParams(params ?? {})).filter(([name, value]) => !sameValue(node.params[name], value)),
  );
  const data = {
    ...(label !== undefined && label !== node.label && { label }),
    ...(description !== undefined && description !== node.description && { description }),
    ...(Object.keys(changed).length > 0 && { params: changed }),
  };
  return Object.keys(data).length === 0 ? [] : [{ type: 'NodeEdited', data: { id, ...data } }];
}

export function moveNode({ id, position }: MoveNode, flow: Flow): Decision {
  const node = findNode(flow, id);
  if (!node) return nodeNotFound(flow, id);
  const refusal = checkPosition(position);
  if (refusal) return refusal;
  const cleaned = cleanPosition(position);
  if (sameValue(cleaned, node.position)) return [];
  return [{ type: 'NodeMoved', data: { id, position: cleaned } }];
}

/** Its edges go first, in the same decision: no edge ever hangs on a node that is gone. */
export function removeNode({ id }: RemoveNode, flow: Flow): Decision {
  if (!findNode(flow, id)) return nodeNotFound(flow, id);
  return [
    ...edgesAt(flow, id).map((edge) => ({ type: 'NodesDisconnected' as const, data: { id: edge.id } })),
    { type: 'NodeRemoved', data: { id } },
  ];
}

export function nodeNotFound(flow: Flow, id: string): Refusal {
  const [suggestion] = nearest(id, Object.keys(flow.nodes));
  const hint = suggestion === undefined ? '' : ` Did you mean '${suggestion}'?`;
  return refuse('node-not-found', `There is no node '${id}'.${hint}`, {
    id,
    ...(suggestion && { suggestion }),
  });
}

function checkEditedParams(node: FlowNode, given: Params): Refusal | null {
  const kind = findKind(node.type, node.kind);
  if (!kind)
    return refuse('unknown-kind', `Nodes of kind '${node.kind}' can't be edited here.`, { kind: node.kind });
  // Parameters that an older catalogue had stay as they are: only what is known now is judged.
  const known = Object.entries(node.params).filter(
    ([name]) => kind.ownParams || kind.params.some((param) => param.name === name),
  );
  return checkParams(kind, { ...Object.fromEntries(known), ...given });
}

function checkNodeFormula(kind: CatalogueKind, { formula }: AddNode, params: Params): Refusal | null {
  if (formula === undefined) return null;
  if (kind.formula === undefined) {
    return refuse(
      'formula-not-allowed',
      `A ${kind.kind} node has no formula; only functions and strategies have one.`,
      {
        kind: kind.kind,
      },
    );
  }
  return checkFormula({ type: kind.type, params }, formula);
}

function unknownKind({ nodeType, kind }: AddNode): Refusal {
  const kinds = catalogue.filter(({ type }) => type === nodeType).map((entry) => entry.kind);
  if (kinds.length === 0) {
    const detail = `There is no node type '${nodeType}'; there are ${nodeTypes.join(', ')}.`;
    return refuse('unknown-kind', detail, { nodeType, nodeTypes });
  }
  const [suggestion] = nearest(kind, kinds);
  const hint = suggestion === undefined ? `There are ${kinds.join(', ')}.` : `Did you mean '${suggestion}'?`;
  return refuse('unknown-kind', `There is no ${nodeType} kind '${kind}'. ${hint}`, { nodeType, kind, kinds });
}

function isTaken(flow: Flow, name: string): boolean {
  return findNode(flow, name) !== undefined;
}

function idTaken(id: string): Refusal {
  return refuse('id-taken', `There is another node '${id}' already; choose another id.`, { id });
}

/** Whether a node is what the command asks for, as far as it asks. */
function isTheSame(node: FlowNode, command: AddNode): boolean {
  const { nodeType, kind, label, description, position, params = {}, formula } = command;
  const asked = { type: nodeType, kind, label: label || undefined, description, formula };
  return (
    Object.entries(asked).every(
      ([key, value]) => value === undefined || node[key as keyof typeof asked] === value,
    ) &&
    (position === undefined || sameValue(node.position, cleanPosition(position))) &&
    Object.entries(cleanParams(params)).every(([name, value]) => sameValue(node.params[name], value))
  );
}
