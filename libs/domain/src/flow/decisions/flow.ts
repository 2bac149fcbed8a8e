import { checkText, firstRefusal } from '../checks.js';
import type { CreateFlow, RenameFlow } from '../commands.js';
import type { Decision } from '../decision.js';
import { type Refusal, refuse } from '../refusals.js';
import type { Flow, FlowState } from '../state.js';

const largestClientId = 0xffff_ffff;

export function createFlow({ name, description = '', founder }: CreateFlow, state: FlowState): Decision {
  if (state !== null)
    return refuse('flow-exists', 'A flow with this id is there already; choose another id.');
  const refusal = firstRefusal(checkName(name), checkText('description', description));
  if (refusal) return refusal;
  if (!Number.isInteger(founder) || founder < 0 || founder > largestClientId) {
    return refuse('invalid-value', 'The founder must be an unsigned 32-bit integer.', { field: 'founder' });
  }
  return [{ type: 'FlowCreated', data: { name, description, founder } }];
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
