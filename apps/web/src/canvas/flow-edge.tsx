import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { changeSigns } from '../proposals/part-actions.js';
import { useProposedEdge } from '../proposals/shown-proposal.js';
import type { CanvasEdge } from './drawn.js';

/** An edge in the colour of what it carries; one that a proposal adds or removes is dashed and bears its sign. */
export const FlowEdgeView = memo(function FlowEdgeView({
  data,
  selected,
  id,
  ...ends
}: EdgeProps<CanvasEdge>) {
  const [path, labelX, labelY] = getBezierPath(ends);
  const change = useProposedEdge(id)?.change;
  const colour = data?.carries ? `var(--port-${data.carries})` : 'var(--danger)';
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        style={{
          '--carries': change ? changeColours[change] : colour,
          ...(change ? { strokeDasharray: change === 'removed' ? '2 5' : '7 5', strokeWidth: 2.5 } : {}),
          ...(data?.carries ? {} : { strokeDasharray: '4 4' }),
        }}
      />
      {change && (
        <EdgeLabelRenderer>
          <span
            className={`edge-sign ${change}`}
            aria-hidden="true"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {changeSigns[change].sign}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

const changeColours = {
  added: 'var(--success)',
  changed: 'var(--warning)',
  removed: 'var(--danger)',
} as const;
