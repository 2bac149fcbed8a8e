import { decideAll, type Flow, type FlowCommand } from '@strategy-builder/domain';
import { useConnection } from '@xyflow/react';
import { useMemo } from 'react';
import { useLiveFlow } from '../live/use-live.js';

/** Ends of an edge to be; without a port the rules choose the one that fits. */
export interface Ends {
  readonly source: string;
  readonly sourcePort?: string;
  readonly target: string;
  readonly targetPort?: string;
}

/**
 * The commands that connect these ends. An input takes one edge: one that is there already gives way to the new one.
 * Undefined when the rules forbid it.
 */
export function connectCommands(flow: Flow, ends: Ends): readonly FlowCommand[] | undefined {
  const connect: FlowCommand = { type: 'ConnectNodes', ...ends };
  const present = Object.values(flow.edges).find(
    (edge) => edge.target === ends.target && edge.targetPort === ends.targetPort,
  );
  const replacing: readonly FlowCommand[] = present
    ? [{ type: 'DisconnectNodes', id: present.id }, connect]
    : [connect];
  if (present && present.source === ends.source && present.sourcePort === ends.sourcePort) return undefined;
  const decision = decideAll(replacing, flow, { maxNodes: Number.POSITIVE_INFINITY });
  return 'refused' in decision ? undefined : replacing;
}

/** While an edge is being drawn: whether this input could take it; undefined when none is drawn. */
export function useCanTake(nodeId: string, port: string): boolean | undefined {
  return useDrawn(
    (flow, from) => connectCommands(flow, { ...from, target: nodeId, targetPort: port }) !== undefined,
  );
}

/** While an edge is being drawn: whether letting go over this node would connect it. */
export function useCanTakeSomewhere(nodeId: string): boolean {
  return useDrawn((flow, from) => connectCommands(flow, { ...from, target: nodeId }) !== undefined) ?? false;
}

function useDrawn<T>(judge: (flow: Flow, from: Pick<Ends, 'source' | 'sourcePort'>) => T): T | undefined {
  const live = useLiveFlow();
  // The start alone is listened to: the answer does not change while the pointer moves.
  const from = useConnection((connection) =>
    connection.inProgress && connection.fromHandle.type === 'source'
      ? `${connection.fromHandle.nodeId} ${connection.fromHandle.id ?? ''}`
      : undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the judgement follows from the start of the edge
  return useMemo(() => {
    if (from === undefined) return undefined;
    const [source = '', sourcePort = ''] = from.split(' ');
    return judge(live.store.getState().flow, { source, ...(sourcePort ? { sourcePort } : {}) });
  }, [from, live]);
}
