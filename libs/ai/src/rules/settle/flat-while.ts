import { type Condition, joined } from '../request/expression.js';
import type { Lines } from './settle.js';

/** Closes every position while a condition holds, and enters none. */
export function flatWhile(lines: Lines, over: Condition): void {
  for (const side of ['long', 'short'] as const) {
    const [enter, exit] = [`enter_${side}`, `exit_${side}`] as const;
    const entry = lines[enter];
    if (entry === undefined) continue;
    lines[enter] = joined('all', [entry, { kind: 'not', of: over }]);
    const present = lines[exit];
    lines[exit] = present === undefined ? over : joined('any', [present, over]);
  }
}
