/** A driver may end the process when it meets a value that it can't bind, or refuse or cut a text with a NUL; so nothing else gets as far as it. */
export function bindable(parameters: readonly unknown[]): readonly unknown[] {
  for (const value of parameters) {
    if (!isBindable(value)) return parameters.map(asBindable);
  }
  return parameters;
}

function isBindable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0');
  if (Array.isArray(value)) return value.every(isBindable);
  return typeof value === 'number' || value === null;
}

function asBindable(value: unknown): unknown {
  if (isBindable(value)) return value;
  if (Array.isArray(value)) return value.map(asBindable);
  switch (typeof value) {
    case 'string':
      return value.replaceAll('\0', '\ufffd');
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return value;
    case 'undefined':
      return null;
    default:
      throw new TypeError(`A ${typeof value} can't be a parameter of a statement`);
  }
}
