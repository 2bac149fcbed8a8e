import type { Binding, OutputRef, ProgramSource } from '@strategy-builder/language';
import { formulaInputs, inputPorts, isPython, outputPorts, shapeOfFormula } from '../../graph/ports.js';
import { findNode } from '../lookup.js';
import type { FlowProblem } from '../problem.js';
import type { Flow, FlowNode } from '../state.js';
import { computedBars, type PythonNode } from '../strategy-program.js';
import { type BoundInputs, bindInputs } from './bind-inputs.js';
import { readFormulas } from './read-formulas.js';
import { timeframesOf } from './timeframes.js';

/** One node's formula or code as a program of its own, with all of its outputs. */
export type NodeProgram =
  | {
      readonly ok: true;
      readonly source: ProgramSource;
      /** Nodes in Python that take part, in dependency order. */
      readonly python: readonly PythonNode[];
      readonly outputs: readonly OutputRef[];
    }
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

/**
 * What a function or strategy node computes, with the functions that it reads: for a preview of its code, also in a
 * flow that is incomplete. Prices that nothing is connected to are those of the only data node, else an input named
 * after the port.
 */
export function nodeProgram(flow: Flow, nodeId: string): NodeProgram {
  const node = findNode(flow, nodeId);
  if (node && isPython(node)) return readProgram(flow, node, outputPorts(node));
  const formula = node?.formula;
  if (!node || formula === undefined || formula.trim() === '') {
    const message = `'${nodeId}' has no formula yet.`;
    return { ok: false, problems: [{ code: 'formula-missing', severity: 'error', nodeId, message }] };
  }
  const shape = shapeOfFormula({ ...node, formula });
  if (!shape.ok) {
    const { message, position, length } = shape.error;
    const at = { position, length };
    return { ok: false, problems: [{ code: 'formula-invalid', severity: 'error', nodeId, message, at }] };
  }
  return readProgram(flow, node, shape.value.outputs);
}

function readProgram(flow: Flow, node: FlowNode, outputs: readonly { readonly name: string }[]): NodeProgram {
  const { problems, data, nodes, python } = readFormulas(flow, node, bindOrStandIn);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    source: { bars: [...data, ...computedBars(python)], timeframes: timeframesOf(flow, data), nodes },
    python,
    outputs: outputs.map(({ name }) => ({ node: node.id, output: name })),
  };
}

function bindOrStandIn(flow: Flow, node: FlowNode, dataNodes: readonly FlowNode[]): BoundInputs {
  const { inputs, problems } = bindInputs(flow, node, dataNodes);
  const standIns: Record<string, Binding> = {};
  for (const { name, type } of isPython(node) ? inputPorts(node) : formulaInputs(node)) {
    const [only, ...others] = dataNodes;
    const id = name === 'bars' && only && others.length === 0 ? only.id : name;
    const isFree = (findNode(flow, id)?.type ?? 'data') === 'data';
    if (type === 'bars' && isFree && !Object.hasOwn(inputs, name)) standIns[name] = { from: 'bars', id };
  }
  return {
    inputs: { ...standIns, ...inputs },
    problems: problems.filter(
      ({ code, port }) => code !== 'port-unbound' || !Object.hasOwn(standIns, port ?? ''),
    ),
  };
}
