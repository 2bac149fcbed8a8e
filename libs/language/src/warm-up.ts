import { assemble } from './ir/assemble.js';
import { firstBars } from './ir/first-bars.js';
import type { OutputRef, ProgramResult, ProgramSource } from './program.js';

/**
 * First bar index on which every given output has a value when the data has no holes and no operation is undefined
 * (such as a division by zero); `null` when an `na` in a formula leaves it open. A branch of `if` that is never taken
 * counts, so the values may come earlier, never later.
 */
export function warmUp(source: ProgramSource, outputs: readonly OutputRef[]): ProgramResult<number | null> {
  const assembled = assemble(source, outputs);
  if (!assembled.ok) return assembled;
  const { graph, results } = assembled.value;
  const bars = firstBars(graph);
  const last = Math.max(0, ...results.map((value) => bars[value] ?? 0));
  return { ok: true, value: Number.isFinite(last) ? last : null };
}
