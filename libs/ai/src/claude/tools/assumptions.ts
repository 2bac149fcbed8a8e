import { decide, type FlowCommand, type FlowNode, findNode, isRefusal } from '@strategy-builder/domain';
import type { Alternative, Assumption } from '../../planner.js';
import { valueWords, withAssumed } from '../../way-back.js';
import type { WorkingCopy } from '../working-copy.js';
import { short } from './bounded-texts.js';

const most = 30;
const mostAlternatives = 4;
const longestLabel = 80;

/** Assumptions as the model stated them; what is not there is not pointed at, and what a rule refuses is not offered. */
export function assumptionsOf(value: unknown, copy: WorkingCopy): Assumption[] {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, most) : [];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { about, text, nodeId, param, alternatives } = entry as Record<string, unknown>;
    if (typeof text !== 'string') return [];
    const node = typeof nodeId === 'string' ? findNode(copy.flow, nodeId) : undefined;
    const known = node && typeof param === 'string' && Object.hasOwn(node.params, param) ? param : undefined;
    const others = node ? alternativesOf(alternatives, node, known, copy) : [];
    const stated: Assumption = {
      about: typeof about === 'string' ? short(about) : 'choice',
      text: short(text),
      ...(node && { nodeId: node.id }),
      ...(known !== undefined && { param: known }),
      ...(others.length > 0 && { alternatives: others }),
    };
    return [withAssumed(stated, copy.flow)];
  });
}

/** Other values of the parameter, or other formulas of the node with a few words for each. */
function alternativesOf(
  value: unknown,
  node: FlowNode,
  param: string | undefined,
  copy: WorkingCopy,
): Alternative[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const known = new Set<string>();
  return list
    .flatMap((entry) => alternativeOf(entry, node, param))
    .filter(({ label, commands }) => {
      const isNew = !known.has(label);
      known.add(label);
      return isNew && commands.every((command) => changes(command, copy));
    })
    .slice(0, mostAlternatives);
}

function alternativeOf(entry: unknown, { id, params }: FlowNode, param: string | undefined): Alternative[] {
  if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean') {
    if (param === undefined) return [];
    const label = valueWords(entry, param, params.mode).slice(0, longestLabel);
    return [{ label, commands: [{ type: 'EditNode', id, params: { [param]: entry } }] }];
  }
  if (typeof entry !== 'object' || entry === null) return [];
  const { label, formula } = entry as Record<string, unknown>;
  if (typeof label !== 'string' || label.trim() === '' || typeof formula !== 'string') return [];
  return [{ label: label.slice(0, longestLabel), commands: [{ type: 'SetFormula', id, formula }] }];
}

/** Whether the rules let it through, and it comes to something else than what was planned. */
function changes(command: FlowCommand, copy: WorkingCopy): boolean {
  const decision = decide(command, copy.flow, { maxNodes: copy.maxNodes });
  return !isRefusal(decision) && decision.length > 0;
}
