import type { Flow } from '../flow/state.js';

/** Whether an edge from `source` to `target` would close a circle. Linear in the edges. */
export function wouldCycle(flow: Flow, source: string, target: string): boolean {
  if (source === target) return true;
  const next = new Map<string, string[]>();
  for (const edge of Object.values(flow.edges)) {
    const targets = next.get(edge.source);
    if (targets) targets.push(edge.target);
    else next.set(edge.source, [edge.target]);
  }
  const seen = new Set([target]);
  const waiting = [target];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const follower of next.get(node) ?? []) {
      if (follower === source) return true;
      if (!seen.has(follower)) {
        seen.add(follower);
        waiting.push(follower);
      }
    }
  }
  return false;
}
