import { checkText, firstRefusal } from '../checks.js';
import type { CreateFlow, NameVersion, RenameFlow } from '../commands.js';
import type { Decision, DecisionContext } from '../decision.js';
import { difference } from '../difference.js';
import { type Refusal, refuse } from '../refusals.js';
import type { Flow, FlowState } from '../state.js';

const largestClientId = 0xffff_ffff;

export function createFlow(
  { name, description = '', founder, origin }: CreateFlow,
  state: FlowState,
  { maxNodes }: DecisionContext,
): Decision {
  if (state !== null)
    return refuse('flow-exists', 'A flow with this id is there already; choose another id.');
  const refusal = firstRefusal(checkName(name), checkText('description', description));
  if (refusal) return refusal;
  if (!Number.isInteger(founder) || founder < 0 || founder > largestClientId) {
    return refuse('invalid-value', 'The founder must be an unsigned 32-bit integer.', { field: 'founder' });
  }
  const created = { type: 'FlowCreated', data: { name, description, founder } } as const;
  if (origin === undefined) return [created];
  const { flowId, revision, content } = origin;
  if (Object.keys(content.nodes).length > maxNodes) {
    const detail = `Revision ${revision} has more than the ${maxNodes} nodes that are allowed now.`;
    return refuse('node-limit', detail, { limit: maxNodes });
  }
  const empty: Flow = { name, description, archived: false, nodes: {}, edges: {} };
  const changes = difference(empty, { ...content, name, description });
  return [created, { type: 'FlowBranched', data: { flowId, revision } }, ...changes];
}

export function nameVersion({ revision, name }: NameVersion): Decision {
  if (!Number.isInteger(revision) || revision < 1)
    return refuse('revision-not-found', `There is no revision ${revision} of this flow.`, { revision });
  const trimmed = name.trim();
  if (trimmed === '') return refuse('invalid-value', 'A version needs a name.', { field: 'name' });
  return checkText('name', trimmed) ?? [{ type: 'VersionNamed', data: { revision, name: trimmed } }];
}

export function renameFlow({ name, description }: RenameFlow, flow: Flow): Decision {
  const refusal = firstRefusal(checkName(name), checkText('description', description));
  if (refusal) return refusal;
  const data = {
    ...(name !== undefined && name !== flow.name && { name }),
    ...(description !== undefined && description !== flow.description && { description }),
  };
  return Object.keys(data).length === 0 ? [] : [{ type: 'FlowRenamed', data }];
}

export function archiveFlow(): Decision {
  return [{ type: 'FlowArchived', data: {} }];
}

function checkName(name: string | undefined): Refusal | null {
  if (name !== undefined && name.trim() === '') {
    return refuse('invalid-value', 'A flow needs a name.', { field: 'name' });
  }
  return checkText('name', name);
}
