import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { useState } from 'react';
import { useEditable } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { Palette } from '../palette/palette.js';
import { IconButton } from '../shared/icon-button.js';
import { arrange } from './arrange.js';
import { CanvasSearch } from './canvas-search.js';
import { useCanvasState } from './canvas-store.js';
import { fitOptions } from './fit-options.js';

/** Palette, zoom, arrangement and search, floating over the canvas. */
export function CanvasToolbar() {
  const { zoomIn, zoomOut, fitView, zoomTo } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const perform = usePerform();
  const editable = useEditable();
  const [searching, setSearching] = useState(false);

  const arrangeAll = (): void => {
    const { nodes, edges } = useCanvasState.getState();
    const places = arrange(nodes, edges);
    const done = perform(
      ...nodes.map((node) => ({ type: 'MoveNode' as const, id: node.id, position: places[node.id]! })),
    );
    if (done) requestAnimationFrame(() => void fitView(fitOptions));
  };

  return (
    <>
      <Panel position="top-left" className="toolbar-panel">
        {editable && <Palette />}
      </Panel>
      <Panel position="top-right" className="toolbar-panel">
        <CanvasSearch open={searching} onOpen={setSearching} />
      </Panel>
      <Panel position="bottom-left" className="toolbar-panel">
        <div className="toolbar" role="toolbar" aria-label="View">
          <IconButton
            icon="zoomOut"
            label="Zoom out"
            side="top"
            onClick={() => void zoomOut({ duration: 150 })}
          />
          <button
            type="button"
            className="button quiet tabular zoom"
            aria-label={`Zoom ${Math.round(zoom * 100)}%. Reset to 100%`}
            onClick={() => void zoomTo(1, { duration: 150 })}
          >
            {Math.round(zoom * 100)}%
          </button>
          <IconButton
            icon="zoomIn"
            label="Zoom in"
            side="top"
            onClick={() => void zoomIn({ duration: 150 })}
          />
          <span className="toolbar-line" />
          <IconButton icon="fit" label="Fit to screen" side="top" onClick={() => void fitView(fitOptions)} />
          {editable && <IconButton icon="layout" label="Arrange nodes" side="top" onClick={arrangeAll} />}
        </div>
      </Panel>
    </>
  );
}
