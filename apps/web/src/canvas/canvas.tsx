import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type DragEvent, useLayoutEffect, useRef } from 'react';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { Outline } from '../outline/outline.js';
import { draggedKind } from '../palette/dragged-kind.js';
import { useAddNode } from '../palette/use-add-node.js';
import { Cursors } from '../presence/cursors.js';
import { useGhosts } from '../proposals/use-ghosts.js';
import { useTheme } from '../shared/theme.js';
import './canvas.css';
import { CanvasEmpty } from './canvas-empty.js';
import { useCanvasMode } from './canvas-mode.js';
import { changeEdges, changeNodes, useCanvasState } from './canvas-store.js';
import { CanvasToolbar } from './canvas-toolbar.js';
import { useDetailOfZoom } from './detail.js';
import type { CanvasNode } from './drawn.js';
import { boundsOf, firstView } from './first-view.js';
import { FlowEdgeView } from './flow-edge.js';
import { StrategyNode } from './strategy-node.js';
import { useDrawnFlow } from './use-drawn-flow.js';
import { useGestures } from './use-gestures.js';
import { useShownPresence } from './use-shown-presence.js';
import { useSteadyView } from './use-steady-view.js';

const nodeTypes = { strategy: StrategyNode };
const edgeTypes = { flow: FlowEdgeView };
/** Up to so many nodes are all in the page, for the keyboard and for screen readers; beyond it only those in sight. */
const drawnInWhole = 200;

/** The live canvas of the flow, or of an earlier revision of it. */
export function Canvas() {
  const nodes = useCanvasState((state) => state.nodes);
  const edges = useCanvasState((state) => state.edges);
  const loaded = useLive((state) => state.loaded);
  const asList = useCanvasMode((state) => state.mode === 'list');
  const detail = useDetailOfZoom();
  const editable = useEditable();
  const theme = useTheme();
  const flow = useShownFlow();
  const ghosts = useGhosts();
  const gestures = useGestures();
  const presence = useShownPresence();
  const drop = useDrop();
  useDrawnFlow();
  useFirstFit();
  useSteadyView();

  return (
    <main
      className={`canvas ${editable ? '' : 'read-only'} ${detail === 'names' ? 'far' : ''}`}
      aria-label="Canvas"
      onDragOver={drop.onDragOver}
      onDrop={drop.onDrop}
      onPointerMove={presence.onPointerMove}
      onPointerLeave={presence.onPointerLeave}
    >
      <ReactFlow
        nodes={ghosts.nodes.length > 0 ? [...nodes, ...ghosts.nodes] : nodes}
        edges={ghosts.edges.length > 0 ? [...edges, ...ghosts.edges] : edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={changeNodes}
        onEdgesChange={changeEdges}
        {...gestures}
        colorMode={theme}
        nodesDraggable={editable}
        nodesConnectable={editable}
        edgesReconnectable={editable}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.05}
        maxZoom={2.5}
        connectionRadius={28}
        nodeDragThreshold={2}
        onlyRenderVisibleElements={nodes.length > drawnInWhole}
        elevateNodesOnSelect
        aria-label="Strategy graph"
        inert={asList}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={2} color="var(--canvas-dot)" />
        {nodes.length > 0 && (
          <MiniMap
            pannable
            zoomable
            ariaLabel="Minimap"
            nodeColor={(node: CanvasNode) => `var(--type-${node.data.node.type})`}
            nodeBorderRadius={24}
            maskColor="light-dark(rgb(240 241 244 / 70%), rgb(14 15 18 / 70%))"
            style={{ width: 148, height: 98 }}
          />
        )}
        <Cursors />
      </ReactFlow>
      {asList && <Outline />}
      <CanvasToolbar />
      {loaded && !asList && Object.keys(flow.nodes).length === 0 && ghosts.nodes.length === 0 && (
        <CanvasEmpty />
      )}
    </main>
  );
}

/** A kind dropped from the palette becomes a node where it was dropped. */
function useDrop() {
  const add = useAddNode();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver: (event: DragEvent): void => {
      if (!draggedKind.present(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent): void => {
      const kind = draggedKind.read(event.dataTransfer);
      if (!kind) return;
      event.preventDefault();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      add(kind, { x: Math.round(x - 110), y: Math.round(y - 24) });
    },
  };
}

/** Shows the strategy when its first nodes are there; later changes leave the view where the person put it. */
function useFirstFit(): void {
  const { flowId } = useLiveFlow();
  const { setViewport } = useReactFlow();
  const hasNodes = useCanvasState((state) => state.nodes.length > 0);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const fitted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!hasNodes) fitted.current = null;
    if (!hasNodes || width === 0 || height === 0 || fitted.current === flowId) return;
    fitted.current = flowId;
    const bounds = boundsOf(useCanvasState.getState().nodes);
    void setViewport(firstView(bounds, { width, height }), { duration: 0 });
  }, [hasNodes, width, height, flowId, setViewport]);
}
