import { edgesBySource } from '../flow/adjacency.js';
import type { Flow } from '../flow/state.js';

/** Whether an edge from `source` to `target` would close a circle. Looks only at what comes after `target`. */
export function wouldCycle(flow: Flow, source: string, target: string): boolean {
  if (source === target) return true;
  const seen = new Set([target]);
  const waiting = [target];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const { target: follower } of edgesBySource(flow, node).values()) {
      if (follower === source) return true;
      if (!seen.has(follower)) {
        seen.add(follower);
        waiting.push(follower);
      }
    }
  }
  return false;
}
