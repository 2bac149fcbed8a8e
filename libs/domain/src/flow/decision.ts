import type { FlowChange } from './events.js';
import type { Refusal } from './refusals.js';

/** Facts that a decision needs beside state and command. */
export interface DecisionContext {
  /** Most nodes in one flow, inclusive. */
  readonly maxNodes: number;
}

/** What a command comes to: events, none when nothing had to change, or a refusal. */
export type Decision = readonly FlowChange[] | Refusal;

export function isRefusal(decision: Decision): decision is Refusal {
  return !Array.isArray(decision);
}
