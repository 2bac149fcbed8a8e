import { type Refusal, refuse } from '../flow/refusals.js';
import type { Params } from '../flow/state.js';
import { isParameterName, mostNames } from '../python/python-shape.js';
import type { KindParameter } from './kind.js';

/** A number that a node has because its code reads it. */
export function ownParameter(name: string, standard: number): KindParameter {
  const words = name.replaceAll('_', ' ');
  return { name, title: words.charAt(0).toUpperCase() + words.slice(1), unit: '', default: standard };
}

/** Whether a node of such a kind may have a parameter of this name among these. */
export function checkOwnName(name: string, params: Params): Refusal | null {
  if (!isParameterName(name)) {
    const detail = 'A parameter has a name of 1 to 64 of a-z, 0-9 and _ that begins with a letter.';
    return refuse('unknown-parameter', detail, { name });
  }
  if (Object.keys(params).length <= mostNames) return null;
  return refuse('unknown-parameter', `A node has at most ${mostNames} parameters of its own.`, { name });
}
