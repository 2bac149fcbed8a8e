import { check } from '../check/check.js';
import type { Scope } from '../check/scope.js';
import { nearest } from '../check/suggest.js';
import { columnNames } from '../columns.js';
import type { Binding, OutputRef, ProgramNode, ProgramResult, ProgramSource } from '../program.js';
import { attempt, refuse, type Span } from '../refusal.js';
import { parse } from '../syntax/parser.js';
import type { Expression, Formula } from '../syntax/tree.js';
import { refuseExcess } from './budget.js';
import { everyBar } from './clock.js';
import { Graph } from './graph.js';
import { lower } from './lower.js';
import type { Value } from './operation.js';
import { clockOf, readTimeframe } from './read-timeframe.js';

/** A program in the intermediate representation, with the values that were asked for. */
export interface Assembled {
  readonly graph: Graph;
  readonly results: readonly Value[];
}

type NodeOutputs = ReadonlyMap<string, Value>;

/** Told of each node's formula, and of what each part of it became. */
export interface Witness {
  formula(node: ProgramNode, formula: Formula): void;
  part(expression: Expression, value: Value): void;
}

/** Checks and lowers all nodes into one graph, so that equal parts of different nodes are computed once. */
export function assemble(source: ProgramSource, outputs: readonly OutputRef[]): ProgramResult<Assembled> {
  const lowered = lowerNodes(source);
  if (!lowered.ok) return lowered;
  const { graph, done } = lowered.value;
  const results: Value[] = [];
  for (const { node, output } of outputs) {
    const found = attempt(() => outputOf(done, node, output, { position: 0, length: 0 }));
    if (!found.ok) return { ok: false, node, error: found.error };
    // Whoever asks for an output asks for it on every bar.
    results.push(graph.sample(found.value, everyBar));
  }
  return { ok: true, value: { graph, results } };
}

/** All nodes in one graph, with the values of their outputs, each on its own clock. */
export function lowerNodes(
  source: ProgramSource,
  witness?: Witness,
): ProgramResult<{ readonly graph: Graph; readonly done: ReadonlyMap<string, NodeOutputs> }> {
  const graph = new Graph();
  const done = new Map<string, NodeOutputs>();
  for (const node of source.nodes) {
    const lowered = attempt(() => lowerNode(node, source, done, graph, witness));
    if (!lowered.ok) return { ok: false, node: node.id, error: lowered.error };
    done.set(node.id, lowered.value);
  }
  return { ok: true, value: { graph, done } };
}

function lowerNode(
  node: ProgramNode,
  source: ProgramSource,
  done: ReadonlyMap<string, NodeOutputs>,
  graph: Graph,
  witness: Witness | undefined,
): NodeOutputs {
  const formula = parse(node.formula);
  witness?.formula(node, formula);
  const constants = constantsOf(node);
  const scope: Scope = {
    constants,
    series: null,
    port: (name, output, at) => graph.type(readPort(node, done, name, output, at)),
    bars: (name, at) => {
      barsBehind(node, source, name, at);
    },
    timeframe: (name, timeframe, at) => {
      readTimeframe(source, barsBehind(node, source, name, at), timeframe, at);
    },
  };
  const checked = check(formula, scope);
  const nowhere = { position: 0, length: 0 };
  const outputs = lower(
    formula,
    checked,
    {
      values: new Map([...constants].map(([name, value]) => [name, graph.constant(value)])),
      bars: (port) => barsBehind(node, source, port, nowhere),
      clock: (bars, timeframe) => clockOf(graph, readTimeframe(source, bars, timeframe, nowhere)),
      port: (name, output) => readPort(node, done, name, output, nowhere),
      trace: witness && ((expression, value) => witness.part(expression, value)),
    },
    graph,
  );
  refuseExcess(graph, node.formula);
  return outputs;
}

/** The numeric parameters of a node; one without a finite value is refused. */
export function constantsOf(node: ProgramNode): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(node.params).map(([name, value]) => {
      if (!Number.isFinite(value)) {
        refuse(
          { position: 0, length: node.formula.length },
          `the parameter "${name}" has no value`,
          'set it to a number',
        );
      }
      return [name, value];
    }),
  );
}

function bindingOf(node: ProgramNode, name: string): Binding | undefined {
  return Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
}

function barsBehind(node: ProgramNode, source: ProgramSource, name: string, at: Span): string {
  const binding = bindingOf(node, name);
  if (binding === undefined) {
    const what = name === 'bars' ? 'the bars input' : `the bars input "${name}"`;
    return refuse(at, `nothing is connected to ${what}`, 'connect a data node to it');
  }
  if (binding.from !== 'bars' || !source.bars.includes(binding.id)) {
    return refuse(at, `"${name}" does not carry bars`, 'connect a data node to it');
  }
  return binding.id;
}

function readPort(
  node: ProgramNode,
  done: ReadonlyMap<string, NodeOutputs>,
  name: string,
  output: string | null,
  at: Span,
): Value {
  const binding = bindingOf(node, name);
  if (binding === undefined) return refuseUnbound(node, name, at);
  if (binding.from === 'bars') {
    const hint = `write ${name}.close, or another of its series`;
    return refuse(
      at,
      output === null ? `"${name}" is bars, not one series` : `bars have no series "${output}"`,
      hint,
    );
  }
  return outputOf(done, binding.id, output ?? binding.output, at);
}

function refuseUnbound(node: ProgramNode, name: string, at: Span): never {
  const near = nearest(name, [...Object.keys(node.inputs), ...Object.keys(node.params), ...columnNames]);
  return refuse(
    at,
    `nothing is connected to "${name}"`,
    near === null
      ? `connect a node to the input ${name}`
      : `did you mean ${near}? Otherwise connect a node to ${name}`,
  );
}

function outputOf(done: ReadonlyMap<string, NodeOutputs>, node: string, output: string, at: Span): Value {
  const outputs = done.get(node);
  if (outputs === undefined) {
    return refuse(
      at,
      `the node "${node}" does not come before this one`,
      'connect a function node of this flow',
    );
  }
  const value = outputs.get(output);
  if (value === undefined) {
    return refuse(
      at,
      `"${node}" has no output "${output}"`,
      `its outputs are ${[...outputs.keys()].join(', ')}`,
    );
  }
  return value;
}
