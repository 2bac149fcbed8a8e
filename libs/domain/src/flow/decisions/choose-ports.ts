import type { Port } from '../../catalogue/kind.js';
import type { InputPort } from '../../graph/formula-ports.js';
import { constantsOf, fits, inputPorts, outputPorts, takesNewPorts } from '../../graph/ports.js';
import type { ConnectNodes } from '../commands.js';
import { isName } from '../names.js';
import { type Refusal, refuse } from '../refusals.js';
import type { FlowEdge, FlowNode } from '../state.js';

/** The two ports of a new edge, or why there are none. `impossible`: whatever else the flow holds. */
export type ChosenPorts =
  | {
      readonly sourcePort: string;
      readonly targetPort: string;
      readonly impossible?: never;
      readonly refusal?: never;
    }
  | { readonly impossible: Refusal; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly impossible?: never };

/**
 * The ports that a command names, or those that it leaves out: the target port is the one named like the source
 * node, else the only free one of a fitting type, else (function, strategy) a new one named after the source node.
 */
export function choosePorts(
  source: FlowNode,
  target: FlowNode,
  /** The edges that end at the target already. */
  present: readonly FlowEdge[],
  command: ConnectNodes,
): ChosenPorts {
  const outputs = outputPorts(source).filter(({ name }) => (command.sourcePort ?? name) === name);
  if (outputs.length === 0) return { impossible: noOutput(source, command) };
  const inputs = candidateInputs(target, source, command);
  if (inputs.length === 0) return { impossible: noInput(source, target, command) };
  const fitting = inputs.filter((input) => outputs.some((output) => fits(output, input)));
  if (fitting.length === 0) return { impossible: incompatible(source, outputs, target, inputs) };

  const taken = new Map(present.map((edge) => [edge.targetPort, edge]));
  const input = chooseInput(source, fitting, (port) => !taken.has(port.name));
  if (input === 'taken') {
    const [first] = fitting;
    const edge = first && taken.get(first.name);
    const detail = `Port '${first?.name}' of '${target.id}' is taken by an edge from '${edge?.source}'; remove that edge first.`;
    return {
      refusal: refuse('port-taken', detail, { target: target.id, targetPort: first?.name, edge: edge?.id }),
    };
  }
  if (input === 'ambiguous') {
    const names = fitting.filter((port) => !taken.has(port.name)).map(({ name }) => name);
    const detail = `'${source.id}' fits several ports of '${target.id}': ${names.join(', ')}. Name one.`;
    return { refusal: refuse('port-ambiguous', detail, { target: target.id, targetPorts: names }) };
  }
  const possible = outputs.filter((output) => fits(output, input));
  // Where the formula picks the output by name (or has yet to be written), the first one stands for the node.
  const [output, ...others] = possible;
  if (output === undefined || (others.length > 0 && input.role !== 'selecting' && input.role !== 'unused')) {
    const names = possible.map(({ name }) => name);
    const detail = `Several outputs of '${source.id}' fit '${input.name}': ${names.join(', ')}. Name one.`;
    return { refusal: refuse('port-ambiguous', detail, { source: source.id, sourcePorts: names }) };
  }
  return { sourcePort: output.name, targetPort: input.name };
}

/** The ports that come into question: the named one, or all of the target's and last the one that could be made. */
function candidateInputs(
  target: FlowNode,
  source: FlowNode,
  { targetPort }: ConnectNodes,
): readonly InputPort[] {
  const ports = inputPorts(target);
  const wanted = targetPort ?? source.id;
  const known = ports.some(({ name }) => name === wanted);
  const fresh = known ? [] : newPort(target, wanted);
  return [...(targetPort === undefined ? ports : ports.filter(({ name }) => name === targetPort)), ...fresh];
}

/** A port that an edge alone makes: any name that could be one in the node's formula. */
function newPort(target: FlowNode, name: string): readonly InputPort[] {
  if (!takesNewPorts(target) || constantsOf(target).includes(name)) return [];
  if (name === 'bars') return [{ name, type: 'bars', role: 'unused' }];
  return isName(name) ? [{ name, type: 'number', role: 'unused' }] : [];
}

function chooseInput(
  source: FlowNode,
  fitting: readonly InputPort[],
  isFree: (port: InputPort) => boolean,
): InputPort | 'taken' | 'ambiguous' {
  const free = fitting.filter(isFree);
  const likeTheSource = free.find(({ name, role }) => name === source.id && role !== 'unused');
  if (likeTheSource) return likeTheSource;
  const named = free.filter(({ role }) => role !== 'unused');
  // A port that asks for just this goes before those that would take anything.
  const exact = named.filter(({ role }) => role !== 'any');
  if (exact.length === 1) return exact[0] as InputPort;
  if (named.length > 1) return 'ambiguous';
  return named[0] ?? free[0] ?? 'taken';
}

function noOutput(source: FlowNode, { sourcePort }: ConnectNodes): Refusal {
  if (sourcePort === undefined) {
    const detail = `'${source.id}' has no output: nothing comes after ${source.type === 'execution' ? 'an' : 'a'} ${source.type} node.`;
    return refuse('ports-incompatible', detail, { source: source.id });
  }
  const sourcePorts = outputPorts(source).map(({ name }) => name);
  const detail = `'${source.id}' has no output '${sourcePort}'; it has ${sourcePorts.join(', ') || 'none'}.`;
  return refuse('no-such-port', detail, { source: source.id, sourcePort, sourcePorts });
}

function noInput(source: FlowNode, target: FlowNode, { targetPort }: ConnectNodes): Refusal {
  if (targetPort === undefined) {
    const detail = `'${target.id}' has no input that '${source.id}' could be connected to.`;
    return refuse('ports-incompatible', detail, { source: source.id, target: target.id });
  }
  const targetPorts = inputPorts(target).map(({ name }) => name);
  const detail = `'${target.id}' has no input '${targetPort}'; it has ${targetPorts.join(', ') || 'none'}.`;
  return refuse('no-such-port', detail, { target: target.id, targetPort, targetPorts });
}

function incompatible(
  source: FlowNode,
  outputs: readonly Port[],
  target: FlowNode,
  inputs: readonly InputPort[],
): Refusal {
  const gives = outputs.map(({ type }) => type);
  const takes = inputs.map(({ role, type }) =>
    role === 'unused' || role === 'any' ? 'bars, number or boolean' : type,
  );
  const detail = `'${source.id}' gives ${unique(gives)}, '${target.id}' takes ${unique(takes)}: they can't be connected.`;
  return refuse('ports-incompatible', detail, { source: source.id, target: target.id, gives, takes });
}

function unique(words: readonly string[]): string {
  return [...new Set(words)].join(' or ');
}
