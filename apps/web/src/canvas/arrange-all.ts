import type { ActingPage } from '../actions/action.js';
import { arrange } from './arrange.js';
import { useCanvasState } from './canvas-store.js';
import { fitOptions } from './fit-options.js';

/** Gives every node a new place, as one edit, and shows all of them. */
export function arrangeAll({ perform, canvas }: Pick<ActingPage, 'perform' | 'canvas'>): void {
  const { nodes, edges } = useCanvasState.getState();
  const places = arrange(nodes, edges);
  const done = perform(
    ...nodes.map((node) => ({ type: 'MoveNode' as const, id: node.id, position: places[node.id]! })),
  );
  if (done) requestAnimationFrame(() => void canvas.fitView(fitOptions));
}
