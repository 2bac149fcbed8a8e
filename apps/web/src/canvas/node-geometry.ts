import type { InputPort, Port } from '@strategy-builder/domain';
import { type NodeHandle, Position as Side } from '@xyflow/react';
import type { NodeFace } from './node-face.js';

// Sizes of a node's parts in pixels at zoom 1. strategy-node.css gives each part exactly this height, so that places
// of nodes and edges are known without measuring a thousand of them in the browser.
const width = 220;
const border = 1;
const head = 50;
const formulaRow = 15;
const formulaPadding = 12;
const formulaBelow = 8;
const facts = 28;
const portsTop = 5;
const portsBottom = 6;
const portRow = 22;
const handle = 10;

export interface NodeGeometry {
  readonly width: number;
  readonly height: number;
  readonly handles: NodeHandle[];
}

/** Height of the box around so many rows of a formula. */
export function formulaHeight(rows: number): number {
  return rows * formulaRow + formulaPadding;
}

/** Size of a node and places of its ports, from what it shows. */
export function nodeGeometry(
  face: NodeFace,
  inputs: readonly InputPort[],
  outputs: readonly Port[],
): NodeGeometry {
  const body =
    (face.formula.length > 0 ? formulaHeight(face.formula.length) + formulaBelow : 0) +
    (face.facts.length > 0 ? facts : 0);
  const top = border + head + body + portsTop;
  const place = (index: number): number => top + index * portRow + portRow / 2 - handle / 2;
  const size = { width: handle, height: handle };
  return {
    width,
    height: top + Math.max(inputs.length, outputs.length) * portRow + portsBottom + border,
    handles: [
      ...inputs.map(
        ({ name }, index): NodeHandle => ({
          ...size,
          id: name,
          type: 'target',
          position: Side.Left,
          x: -handle / 2,
          y: place(index),
        }),
      ),
      ...outputs.map(
        ({ name }, index): NodeHandle => ({
          ...size,
          id: name,
          type: 'source',
          position: Side.Right,
          x: width - handle / 2,
          y: place(index),
        }),
      ),
    ],
  };
}
