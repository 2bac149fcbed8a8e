import { reservedNames as reservedInFormulas } from '@strategy-builder/language';
import { limits } from '../limits.js';
import { type Refusal, refuse } from './refusals.js';
import { signalNames } from './strategy-program.js';

/** What `id`s of nodes and edges and names of ports look like. */
const pattern = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * No node, edge or new port may have one of these names: those that formulas reserve (a function's name is free, since
 * `rsi` and `rsi(…)` can be told apart), a strategy's own lines, and what a plain JavaScript object already answers to.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...reservedInFormulas,
  'bars',
  ...signalNames,
  'constructor',
  'prototype',
]);

/** Whether a text can be the id of a node or an edge, or the name of a port. */
export function isName(text: unknown): text is string {
  return typeof text === 'string' && pattern.test(text) && !reservedNames.has(text);
}

/** Whether an id that a command gives may be one. Left out is fine. */
export function checkId(id: string | undefined): Refusal | null {
  if (id === undefined || isName(id)) return null;
  const detail = reservedNames.has(id)
    ? `'${id}' means something in formulas and can't be an id; choose another, such as '${id}_1'.`
    : 'An id has 1 to 64 of a-z, 0-9 and _, and begins with a letter.';
  return refuse('invalid-id', detail, { id });
}

/** A name as near to `text` as the pattern allows; '' when nothing of it is left: `BTC/USDT` is `btc_usdt`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, limits.id)
    .replace(/_+$/, '');
}

/** `wanted`, or with the first free number behind it: `rsi_14`, `rsi_14_2`, `rsi_14_3`. */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  const free = (name: string): boolean => isName(name) && !taken(name);
  if (free(wanted)) return wanted;
  for (let number = reservedNames.has(wanted) ? 1 : 2; ; number++) {
    const name = `${wanted.slice(0, limits.id - 6)}_${number}`;
    if (free(name)) return name;
  }
}
