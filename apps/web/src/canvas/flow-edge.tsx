import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import type { CanvasEdge } from './drawn.js';

/** An edge in the colour of what it carries. */
export const FlowEdgeView = memo(function FlowEdgeView({
  data,
  selected,
  id,
  ...ends
}: EdgeProps<CanvasEdge>) {
  const [path] = getBezierPath(ends);
  return (
    <BaseEdge
      id={id}
      path={path}
      interactionWidth={18}
      style={{
        '--carries': data?.carries ? `var(--port-${data.carries})` : 'var(--danger)',
        ...(data?.carries ? {} : { strokeDasharray: '4 4' }),
      }}
    />
  );
});
