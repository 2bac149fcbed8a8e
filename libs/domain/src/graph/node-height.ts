import type { Flow, FlowNode } from '../flow/state.js';
import { inputPortsInFlow, outputPorts } from './ports.js';

// Pixels at zoom 1, as apps/web/src/canvas/node-geometry.ts draws a node.
const frame = 63;
const formulaRoom = 20;
const formulaRow = 15;
const rowsAtMost = 4;
const namedOnTwoRows = 2;
const facts = 28;
const portRow = 22;

/** Room that a node takes from top to bottom; a few pixels more where its formula shows all its parameters. */
export function nodeHeight(node: FlowNode, flow: Flow): number {
  const lines = (node.formula ?? '').split('\n').filter((line) => line.trim() !== '');
  const named = lines.length <= namedOnTwoRows ? lines.filter((line) => /^\s*[a-z_]\w*\s*=/.test(line)) : [];
  const rows = Math.min(rowsAtMost, lines.length + named.length);
  const shown = rows === 0 ? facts : formulaRoom + rows * formulaRow;
  const ports = Math.max(inputPortsInFlow(flow, node).length, outputPorts(node).length);
  return frame + shown + ports * portRow;
}
