import type { Actor } from '@strategy-builder/event-store';

/** The assistant: the actor of what the planner does, and the second voice of every conversation. */
export const assistant: Actor = { kind: 'agent', id: 'assistant', name: 'Assistant' };
