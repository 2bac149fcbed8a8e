import type { FormulaShape, Result } from '@strategy-builder/language';
import { findKind } from '../catalogue/catalogue.js';
import type { Port } from '../catalogue/kind.js';
import { edgesInto } from '../flow/lookup.js';
import type { Flow, FlowNode, NodeType } from '../flow/state.js';
import { pythonShape } from '../python/python-shape.js';
import { type InputPort, namedInputs, namedOutputs, shapeOf, strategyShape } from './formula-ports.js';

/** Ports of a node whose kind the catalogue does not hold (any more). */
const portsOfType: Readonly<Record<NodeType, { inputs: readonly Port[]; outputs: readonly Port[] }>> = {
  data: { inputs: [], outputs: [{ name: 'bars', type: 'bars' }] },
  function: { inputs: [], outputs: [{ name: 'value', type: 'number' }] },
  strategy: { inputs: [{ name: 'bars', type: 'bars' }], outputs: [{ name: 'signals', type: 'signals' }] },
  risk: { inputs: [{ name: 'signals', type: 'signals' }], outputs: [{ name: 'signals', type: 'signals' }] },
  execution: { inputs: [{ name: 'signals', type: 'signals' }], outputs: [] },
};

type WithPorts = Pick<FlowNode, 'type' | 'kind' | 'params' | 'formula' | 'code'>;

/** Names of a node's numeric parameters: the constants in scope of its formula. */
export function constantsOf(node: Pick<FlowNode, 'params'>): readonly string[] {
  return Object.keys(node.params).filter((name) => typeof node.params[name] === 'number');
}

/** What a function's or strategy's formula needs and gives, or its first error. */
export function shapeOfFormula(
  node: Pick<FlowNode, 'type' | 'params'> & { readonly formula: string },
): Result<FormulaShape> {
  const describe = node.type === 'strategy' ? strategyShape : shapeOf;
  return describe(node.formula, constantsOf(node));
}

/** The input ports that a node's formula names. */
export function formulaInputs(node: WithPorts): readonly InputPort[] {
  return node.formula === undefined ? [] : namedInputs(shapeOfFormula({ ...node, formula: node.formula }));
}

/** The input ports that a node has by its kind and its formula. */
export function inputPorts(node: WithPorts): readonly InputPort[] {
  const fixed: readonly InputPort[] = (findKind(node.type, node.kind) ?? portsOfType[node.type]).inputs.map(
    (port) => ({
      ...port,
      role: 'fixed',
    }),
  );
  if (isPython(node)) return [...fixed, ...pythonInputs(node.code)];
  if (node.formula === undefined) return fixed;
  const named = formulaInputs(node);
  if (node.type === 'function') return named;
  return [...fixed, ...named.filter((port) => !fixed.some(({ name }) => name === port.name))];
}

/** Whether a node is written in Python: its code is what it computes. */
export function isPython<Node extends WithPorts>(node: Node): node is Node & { readonly code: string } {
  return node.type === 'function' && node.formula === undefined && node.code !== undefined;
}

function pythonInputs(code: string): readonly InputPort[] {
  return pythonShape(code).inputs.map(({ name, type }) =>
    type === 'bars' ? { name, type, role: 'free' } : { name, type: 'number', role: 'any' },
  );
}

/** The output ports that a node has by its kind and its formula. */
export function outputPorts(node: WithPorts): readonly Port[] {
  if (node.type === 'function' && node.formula !== undefined)
    return namedOutputs(shapeOfFormula({ ...node, formula: node.formula }));
  if (isPython(node)) return pythonShape(node.code).outputs;
  return (findKind(node.type, node.kind) ?? portsOfType[node.type]).outputs;
}

/** Whether a node may get a port by an edge alone, before its formula names it. */
export function takesNewPorts(node: Pick<FlowNode, 'type'>): boolean {
  return node.type === 'function' || node.type === 'strategy';
}

/** All input ports that the canvas shows: those of `inputPorts` and those that only an edge keeps. */
export function inputPortsInFlow(flow: Flow, node: FlowNode): readonly InputPort[] {
  const ports = [...inputPorts(node)];
  for (const edge of edgesInto(flow, node.id)) {
    const present = ports.findIndex(({ name }) => name === edge.targetPort);
    const port = ports[present];
    if (port && port.role !== 'any') continue;
    const source = flow.nodes[edge.source];
    const output = source && outputPorts(source).find(({ name }) => name === edge.sourcePort);
    if (port) ports[present] = { ...port, type: output?.type ?? port.type };
    else ports.push({ name: edge.targetPort, type: output?.type ?? 'number', role: 'unused' });
  }
  return ports;
}

/** Whether what `output` gives can be read at `input`. */
export function fits(output: Port, input: InputPort): boolean {
  switch (input.role) {
    case 'selecting':
    case 'open':
      return output.type === 'number' || output.type === 'boolean';
    case 'any':
      return output.type !== 'signals';
    case 'unused':
      return input.name === 'bars' ? output.type === 'bars' : output.type !== 'signals';
    case 'free':
    case 'fixed':
      return output.type === input.type;
    default:
      return input.role satisfies never;
  }
}
