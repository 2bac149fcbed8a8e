import type { FlowCommand } from '@strategy-builder/domain';
import type {
  Connection,
  Edge,
  IsValidConnection,
  OnConnectEnd,
  OnNodeDrag,
  OnReconnect,
} from '@xyflow/react';
import { useMemo } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { useShowPresence } from '../presence/presence.js';
import { connectCommands, type Ends } from './can-take.js';
import { useCanvasState } from './canvas-store.js';
import type { CanvasEdge, CanvasNode } from './drawn.js';
import { everyFewFrames } from './every-few-frames.js';

const pauseAfterArrowKeys = 400;

/** What hands and keys do on the canvas, as commands. A drag is told to the others as it goes, and is one event at its drop. */
export function useGestures() {
  const live = useLiveFlow();
  const perform = usePerform();
  const showPresence = useShowPresence();

  return useMemo(() => {
    const tellDrag = everyFewFrames((nodes: readonly CanvasNode[]) =>
      showPresence({ dragging: Object.fromEntries(nodes.map(({ id, position }) => [id, position])) }),
    );
    const connect = (ends: Ends): boolean => {
      const commands = connectCommands(live.store.getState().flow, ends);
      // Performing the plain command tells why it is not possible.
      return perform(...(commands ?? [{ type: 'ConnectNodes', ...ends } satisfies FlowCommand]));
    };
    let keys: ReturnType<typeof setTimeout> | undefined;

    const onNodeDrag: OnNodeDrag<CanvasNode> = (_event, _node, nodes) => tellDrag(nodes);
    const onNodeDragStop: OnNodeDrag<CanvasNode> = (_event, _node, nodes) => {
      tellDrag.cancel();
      perform(...moves(nodes));
      showPresence({ dragging: null });
    };
    const onConnect = (connection: Connection): void => {
      connect(endsOf(connection));
    };
    const isValidConnection: IsValidConnection<CanvasEdge> = (connection) =>
      connectCommands(live.store.getState().flow, endsOf(connection)) !== undefined;
    // Let go over a node instead of over one of its ports: the rules choose the port.
    const onConnectEnd: OnConnectEnd = (event, connection) => {
      if (connection.isValid || !connection.fromHandle || connection.fromHandle.type !== 'source') return;
      const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
      const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.react-flow__node');
      const target = under?.dataset.id;
      const { nodeId: source, id: sourcePort } = connection.fromHandle;
      if (!target || target === source) return;
      connect({ source, target, ...(sourcePort ? { sourcePort } : {}) });
    };
    const onReconnect: OnReconnect<CanvasEdge> = (edge, connection) => {
      perform({ type: 'DisconnectNodes', id: edge.id }, { type: 'ConnectNodes', ...endsOf(connection) });
    };
    // React Flow moves the selection with the arrow keys; the place where it rests becomes the event.
    const onKeyUp = (event: { key: string }): void => {
      if (!event.key.startsWith('Arrow')) return;
      clearTimeout(keys);
      keys = setTimeout(() => {
        const selected = useCanvasState.getState().nodes.filter((node) => node.selected && !node.dragging);
        if (selected.length > 0) perform(...moves(selected));
      }, pauseAfterArrowKeys);
    };

    return {
      onNodeDrag,
      onSelectionDrag: (_event: unknown, nodes: CanvasNode[]) => tellDrag(nodes),
      onNodeDragStop,
      onSelectionDragStop: (event: unknown, nodes: CanvasNode[]) =>
        onNodeDragStop(event as Parameters<typeof onNodeDragStop>[0], nodes[0]!, nodes),
      onConnect,
      onConnectEnd,
      onReconnect,
      isValidConnection,
      onKeyUp,
    };
  }, [live, perform, showPresence]);
}

function moves(nodes: readonly CanvasNode[]): FlowCommand[] {
  return nodes.map(({ id, position }) => ({
    type: 'MoveNode',
    id,
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  }));
}

function endsOf({ source, sourceHandle, target, targetHandle }: Connection | Edge): Ends {
  return {
    source,
    target,
    ...(sourceHandle ? { sourcePort: sourceHandle } : {}),
    ...(targetHandle ? { targetPort: targetHandle } : {}),
  };
}
