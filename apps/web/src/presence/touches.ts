import type { EventsNotice } from '@strategy-builder/collab/client';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useLiveFlow } from '../live/use-live.js';
import { usePeople } from './presence.js';
import { useSession } from './session.js';

const shownFor = 1_400;
const agentColour = 'var(--accent)';

/** Nodes that somebody else has just changed, with their colour. */
const useTouched = create<Readonly<Record<string, string>>>(() => ({}));

/** The colour of whoever has just changed this node. */
export function useTouch(nodeId: string): string | undefined {
  return useTouched((state) => state[nodeId]);
}

/** Lets nodes light up for a moment when an edit of somebody else, or of the agent, arrives. */
export function useTouches(): void {
  const { onNotice } = useLiveFlow();
  const session = useSession();
  const people = usePeople();
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const stop = onNotice((notice) => {
      if (notice.kind !== 'events') return;
      for (const { nodeId, actor } of touchedNodes(notice)) {
        if (actor.id === session?.actor.id) continue;
        const colour = people.find((person) => person.id === actor.id)?.color ?? agentColour;
        useTouched.setState({ [nodeId]: colour });
        clearTimeout(timers.get(nodeId));
        timers.set(
          nodeId,
          setTimeout(() => useTouched.setState(({ [nodeId]: _, ...others }) => others, true), shownFor),
        );
      }
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
      useTouched.setState({}, true);
    };
  }, [onNotice, session, people]);
}

function touchedNodes(notice: EventsNotice) {
  return notice.events.flatMap((event) => {
    switch (event.type) {
      case 'NodeAdded':
      case 'NodeEdited':
      case 'FormulaSet':
      case 'CodeEdited':
        return [{ nodeId: event.data.id, actor: event.actor }];
      case 'NodesConnected':
        return [{ nodeId: event.data.target, actor: event.actor }];
      default:
        return [];
    }
  });
}
