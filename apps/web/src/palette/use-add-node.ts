import { decideAll, type FlowCommand, type Position } from '@strategy-builder/domain';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { currentSelection } from '../canvas/selection.js';
import { useLiveFlow } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import type { Kind } from './dragged-kind.js';

const besideSelection = 300;

/**
 * Adds a node of a kind and selects it. Without a place it goes right of the one selected node, connected to it where
 * the rules allow that, or else where there is room.
 */
export function useAddNode(): (kind: Kind, position?: Position) => void {
  const live = useLiveFlow();
  const perform = usePerform();
  const { fitView } = useReactFlow();

  return useCallback(
    ({ type, kind }, position) => {
      const { flow } = live.store.getState();
      const [selected] = currentSelection().nodes;
      const from = selected !== undefined && position === undefined ? flow.nodes[selected] : undefined;
      const place = position ?? (from ? freeBeside(flow, from.position) : undefined);
      const add: FlowCommand = {
        type: 'AddNode',
        nodeType: type,
        kind,
        ...(place ? { position: place } : {}),
      };
      // Decided here to learn the id that the rules give, so that the edge and the selection can name it.
      const decision = decideAll([add], flow, { maxNodes: Number.POSITIVE_INFINITY });
      const added =
        'refused' in decision ? undefined : decision.find((change) => change.type === 'NodeAdded');
      if (!added) return void perform(add);
      const { id } = added.data;
      const named: FlowCommand = { ...add, id };
      const connect: FlowCommand | undefined = from && { type: 'ConnectNodes', source: from.id, target: id };
      const connects =
        connect && !('refused' in decideAll([named, connect], flow, { maxNodes: Number.POSITIVE_INFINITY }));
      const done = connects ? perform(named, connect) : perform(named);
      if (!done) return;
      selectNodes([id]);
      if (!position)
        requestAnimationFrame(
          () =>
            void fitView({
              nodes: [{ id }, ...(from ? [{ id: from.id }] : [])],
              duration: 250,
              maxZoom: 1,
              padding: 0.5,
            }),
        );
    },
    [live, perform, fitView],
  );
}

function freeBeside(
  flow: { readonly nodes: Readonly<Record<string, { readonly position: Position }>> },
  from: Position,
): Position {
  const x = from.x + besideSelection;
  let y = from.y;
  const taken = (at: number): boolean =>
    Object.values(flow.nodes).some(
      ({ position }) => Math.abs(position.x - x) < 230 && Math.abs(position.y - at) < 120,
    );
  while (taken(y)) y += 150;
  return { x, y };
}
