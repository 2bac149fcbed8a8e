import { Panel, useStore } from '@xyflow/react';
import { useAction } from '../actions/use-actions.js';
import { useEditable } from '../history/viewed-revision.js';
import { Palette } from '../palette/palette.js';
import { IconButton } from '../shared/icon-button.js';
import { useCanvasMode } from './canvas-mode.js';
import { CanvasSearch } from './canvas-search.js';

/** Palette, zoom, arrangement and search, floating over the canvas. */
export function CanvasToolbar() {
  const zoom = useStore((state) => state.transform[2]);
  const editable = useEditable();
  const zoomOut = useAction('zoomOut');
  const zoomIn = useAction('zoomIn');
  const fit = useAction('fit');
  const zoomWhole = useAction('zoomWhole');
  const asList = useCanvasMode((state) => state.mode === 'list');
  const arrange = useAction('arrange');

  return (
    <>
      <Panel position="top-left" className="toolbar-panel">
        {editable && <Palette />}
      </Panel>
      <Panel position="top-right" className="toolbar-panel beside-each-other">
        <div className="toolbar">
          <IconButton
            icon={asList ? 'layout' : 'list'}
            label={asList ? 'Show as a graph' : 'Show as a list'}
            {...useAction('list')}
          />
        </div>
        <CanvasSearch />
      </Panel>
      {!asList && (
        <Panel position="bottom-left" className="toolbar-panel">
          <div className="toolbar" role="toolbar" aria-label="View">
            <IconButton icon="zoomOut" label="Zoom out" side="top" {...zoomOut} />
            <button
              type="button"
              className="button quiet tabular zoom"
              aria-label={`Zoom ${Math.round(zoom * 100)}%. Reset to 100%`}
              onClick={zoomWhole.onClick}
            >
              {Math.round(zoom * 100)}%
            </button>
            <IconButton icon="zoomIn" label="Zoom in" side="top" {...zoomIn} />
            <span className="toolbar-line" />
            <IconButton icon="fit" label="Fit to screen" side="top" {...fit} />
            {editable && <IconButton icon="layout" label="Arrange nodes" side="top" {...arrange} />}
          </div>
        </Panel>
      )}
    </>
  );
}
