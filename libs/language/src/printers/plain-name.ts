import type { Operation } from '../ir/operation.js';

/** What a value is called in generated code when nothing better is known. */
export function plainName(operation: Operation): string {
  switch (operation.op) {
    case 'index':
      return 'bar_number';
    case 'prev':
      return operation.length === 1 ? 'previous' : `previous_${operation.length}`;
    case 'window':
      return `${operation.name}_${operation.length}`;
    case 'covariance':
    case 'ema':
    case 'wilder':
      return `${operation.op}_${operation.length}`;
    case 'compare':
    case 'and':
    case 'or':
    case 'both':
    case 'not':
      return 'holds';
    default:
      return 'part';
  }
}
