import { useShallow } from 'zustand/shallow';
import { useCanvasState } from './canvas-store.js';

export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** Ids of the selected nodes. */
export function useSelectedNodes(): readonly string[] {
  return useCanvasState(
    useShallow((state) => state.nodes.filter((node) => node.selected).map((node) => node.id)),
  );
}

/** Ids of the selected edges. */
export function useSelectedEdges(): readonly string[] {
  return useCanvasState(
    useShallow((state) => state.edges.filter((edge) => edge.selected).map((edge) => edge.id)),
  );
}

export function currentSelection(): Selection {
  const { nodes, edges } = useCanvasState.getState();
  return {
    nodes: nodes.filter((node) => node.selected).map((node) => node.id),
    edges: edges.filter((edge) => edge.selected).map((edge) => edge.id),
  };
}
