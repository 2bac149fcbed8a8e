import type { Fallback } from '@strategy-builder/domain';

/** Why another planner answered, in a sentence. */
export function reasonOf({ from, reason }: Fallback): string {
  return `${from === 'claude' ? 'Claude' : from} gave no plan: ${reason}.`;
}
