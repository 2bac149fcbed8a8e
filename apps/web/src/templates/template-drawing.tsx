import { nodeSize } from '@strategy-builder/domain';
import { typeColour } from '../shared/node-types.js';
import type { Template } from './templates-api.js';

const margin = 30;

/** The graph of a template in small: its nodes by the colour of their type, and what connects them. */
export function TemplateDrawing({ nodes, edges }: Pick<Template, 'nodes' | 'edges'>) {
  const all = Object.values(nodes);
  const { width, height } = nodeSize;
  const left = Math.min(...all.map(({ position }) => position.x)) - margin;
  const top = Math.min(...all.map(({ position }) => position.y)) - margin;
  const right = Math.max(...all.map(({ position }) => position.x)) + width + margin;
  const bottom = Math.max(...all.map(({ position }) => position.y)) + height + margin;
  return (
    <svg
      className="template-drawing"
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      aria-hidden="true"
      focusable="false"
    >
      {Object.values(edges).map(({ id, source, target }) => {
        const from = nodes[source]?.position;
        const to = nodes[target]?.position;
        if (!from || !to) return null;
        const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
        const bend = Math.max(60, Math.abs(x2 - x1) / 2);
        return <path key={id} d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />;
      })}
      {all.map(({ id, type, position }) => (
        <rect
          key={id}
          x={position.x}
          y={position.y}
          width={width}
          height={height}
          rx={16}
          style={{ fill: typeColour(type) }}
        />
      ))}
    </svg>
  );
}
