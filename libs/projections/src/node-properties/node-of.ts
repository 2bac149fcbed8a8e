import type { FlowNode, NodeType, Params } from '@strategy-builder/domain';
import { parsed } from '../records/json-column.js';
import type { NodePropertiesRow } from './node-properties.js';

/** A row as the node that it tells of. */
export function nodeOf(row: NodePropertiesRow): FlowNode {
  return {
    id: row.node_id,
    type: row.type as NodeType,
    kind: row.kind,
    label: row.label,
    description: row.description,
    position: { x: row.x, y: row.y },
    params: parsed<Params>(row.params),
    ...(row.formula === null ? {} : { formula: row.formula }),
    ...(row.code === null ? {} : { code: row.code }),
  };
}
