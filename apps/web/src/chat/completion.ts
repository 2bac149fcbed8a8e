import { completions } from '@strategy-builder/ai/chat';
import type { Flow } from '@strategy-builder/domain';

/** One way to go on with what is written. `text` replaces all of it. */
export interface ShownCompletion {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

/** What could come next in a /command; plain sentences are not completed. */
export function completionsFor(text: string, flow: Flow): readonly ShownCompletion[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  return completions(text, flow).map(({ line, label, detail }) => ({ text: line, label, detail }));
}
