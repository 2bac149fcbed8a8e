import { create } from 'zustand';
import type { ChatMessage } from './conversation.js';

/** The exchange that made another strategy, for that strategy's chat to begin with. */
export const useCarried = create<{
  readonly flowId: string | null;
  readonly messages: readonly ChatMessage[];
}>(() => ({
  flowId: null,
  messages: [],
}));

export function carryTo(flowId: string, messages: readonly ChatMessage[]): void {
  useCarried.setState({ flowId, messages });
}
