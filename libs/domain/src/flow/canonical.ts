import type { Flow } from './state.js';

/**
 * A flow as one text that is the same for the same flow: keys in order, nothing that is left out. For hashes,
 * exports and comparisons across processes.
 */
export function canonicalFlow(flow: Flow): string {
  return canonical(flow);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** Whether two flows are equal in everything that they hold; the order of keys means nothing. */
export function sameFlow(a: Flow | null, b: Flow | null): boolean {
  return sameValue(a, b);
}

/** Deep equality of stored values; a member that is left out equals one that is undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const isIn = (object: object, key: string): boolean => Object.hasOwn(object, key);
  return (
    Object.keys(left).every((key) => sameValue(left[key], isIn(right, key) ? right[key] : undefined)) &&
    Object.keys(right).every((key) => isIn(left, key) || right[key] === undefined)
  );
}
