import { indicators } from '../../catalogue/indicators.js';
import { type Checked, check } from '../../check/check.js';
import { portKey } from '../../check/inputs.js';
import { describeFormula } from '../../describe.js';
import { constantsOf, lowerNodes } from '../../ir/assemble.js';
import { everyBar, type Timeframe } from '../../ir/clock.js';
import { Graph } from '../../ir/graph.js';
import { lower } from '../../ir/lower.js';
import { clockOf, readTimeframe } from '../../ir/read-timeframe.js';
import type { ProgramNode, ProgramResult, ProgramSource } from '../../program.js';
import { attempt, refuse } from '../../refusal.js';
import type { SeriesType } from '../../shape.js';
import { printFormula } from '../../syntax/format.js';
import { parse } from '../../syntax/parser.js';
import type { Formula } from '../../syntax/tree.js';
import { Body, type Inputs } from './body.js';
import { printModule } from './module.js';
import { Names } from './names.js';
import { type Argument, assignment, printClass } from './print-class.js';

/**
 * Python (standard library only) for one node's formula: a class whose `on_bar` takes the node's inputs, a `Bar` for
 * bars and a number or truth value for each other port, and gives its outputs. The inputs need not be connected yet.
 */
export function printPythonNode(source: ProgramSource, node: string): ProgramResult<string> {
  const printed = attempt(() => {
    const found = source.nodes.find((one) => one.id === node);
    if (found === undefined) {
      return refuse(
        { position: 0, length: 0 },
        `there is no function node "${node}"`,
        'choose a node with a formula',
      );
    }
    return printNode(found, source);
  });
  return printed.ok ? printed : { ok: false, node, error: printed.error };
}

function printNode(node: ProgramNode, source: ProgramSource): string {
  const formula = parse(node.formula);
  const constants = constantsOf(node);
  const timeframes = timeframesOfPorts(node, source);
  const checked = check(formula, {
    constants,
    series: null,
    port: (name, output) => boundType(node, source, name, output),
    bars: () => undefined,
    timeframe: (port, timeframe, at) => {
      readTimeframe(timeframes, port, timeframe, at);
    },
  });

  const graph = new Graph();
  const before = clocksBefore(node, source);
  const outputs = lower(
    formula,
    checked,
    {
      values: new Map([...constants].map(([name, value]) => [name, graph.constant(value)])),
      bars: (port) => port,
      clock: (port, timeframe) =>
        clockOf(graph, readTimeframe(timeframes, port, timeframe, { position: 0, length: 0 })),
      port: (name, output) => {
        const key = portKey(name, output);
        const type = checked.ports.get(key) ?? 'number';
        return graph.add({ op: 'input', name: key, type, clock: clockOf(graph, before(name, output)) });
      },
    },
    graph,
  );

  const names = new Names('module');
  const className = names.class(node.id);
  const inputs = new InputArguments(names, checked);
  const body = new Body(graph, names, inputs);
  const texts = body.print([...outputs.values()].map((value) => graph.sample(value, everyBar)));
  const results = [...outputs].map(([key, value], index) => ({
    key,
    type: graph.type(value),
    text: texts[index] ?? 'None',
  }));
  if (inputs.arguments.some(({ type }) => type === 'Bar')) body.uses.add('Bar');
  const about = describe(node, formula);
  const printed = printClass(className, about, body, inputs.openings, inputs.arguments, results);
  return printModule(
    [about[0] ?? className, 'Generated code; it needs the standard library only.'],
    body.uses,
    [],
    [printed],
  );
}

/** Type of the node output behind a port, as far as it is connected; else it follows from use. */
function boundType(
  node: ProgramNode,
  source: ProgramSource,
  name: string,
  output: string | null,
): SeriesType | null {
  const binding = Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
  if (binding?.from !== 'node') return null;
  const bound = source.nodes.find((one) => one.id === binding.id);
  if (bound === undefined) return null;
  const shape = describeFormula(bound.formula, Object.keys(bound.params));
  if (!shape.ok) return null;
  return shape.value.outputs.find((one) => one.name === (output ?? binding.output))?.type ?? null;
}

/** The timeframe of the bars behind each port, as far as they are connected. */
function timeframesOfPorts(
  node: ProgramNode,
  { timeframes = {} }: ProgramSource,
): Pick<ProgramSource, 'timeframes'> {
  const known = Object.entries(node.inputs).flatMap(([port, binding]) => {
    const timeframe = binding.from === 'bars' ? timeframes[binding.id] : undefined;
    return timeframe === undefined ? [] : [[port, timeframe] as const];
  });
  return { timeframes: Object.fromEntries(known) };
}

/** The timeframe of what a port of the node reads, when that is slower than its bars: as the nodes before it give it. */
function clocksBefore(
  node: ProgramNode,
  source: ProgramSource,
): (port: string, output: string | null) => Timeframe | null {
  const index = source.nodes.indexOf(node);
  const lowered = lowerNodes({ ...source, nodes: source.nodes.slice(0, index) });
  const own = Object.entries(node.inputs).find(([, binding]) => binding.from === 'bars');
  return (port, output) => {
    const binding = Object.hasOwn(node.inputs, port) ? node.inputs[port] : undefined;
    if (!lowered.ok || binding?.from !== 'node') return null;
    const { graph, done } = lowered.value;
    const value = done.get(binding.id)?.get(output ?? binding.output);
    const clock = value === undefined ? null : graph.clock(value);
    return clock === null || clock === everyBar
      ? null
      : { ...graph.timeframe(clock), bars: own?.[0] ?? 'bars' };
  };
}

/** What a node is, in words of the catalogue where its formula is there. */
function describe(node: ProgramNode, formula: Formula): string[] {
  const text = printFormula(formula);
  const kind = indicators.find((one) => one.formula === text);
  const params = Object.entries(node.params).map(([name, value]) => `${name} = ${value}`);
  const spelled = `Formula: ${text.split('\n').join('; ')}${params.length === 0 ? '' : `, with ${params.join(', ')}`}.`;
  if (kind === undefined) return [`The node ${node.id}.`, spelled];
  return [
    `${kind.title}.`,
    kind.description,
    `Convention: ${kind.convention}`,
    `Source: ${kind.source}.`.replace(/\.\.$/, '.'),
    spelled,
  ];
}

/** The arguments of `on_bar`, one for each input port, and how each input is read. */
class InputArguments implements Inputs {
  readonly arguments: Argument[] = [];
  readonly openings: string[] = [];
  private readonly bars = new Map<string, string>();
  private readonly byKey = new Map<string, string>();

  constructor(names: Names, checked: Checked) {
    for (const { name, type } of checked.shape.inputs) {
      if (type !== 'bars') continue;
      const variable = name === 'bars' ? 'bar' : names.variable(name);
      this.bars.set(name, variable);
      this.arguments.push({ name: variable, type: 'Bar' });
    }
    for (const [key, type] of checked.ports) {
      const argument = names.variable(key);
      this.arguments.push({ name: argument, type: type === 'number' ? 'float | None' : 'bool | None' });
      if (type === 'boolean') this.byKey.set(key, argument);
      else {
        const variable = names.variable(`${key}_now`);
        this.byKey.set(key, variable);
        this.openings.push(...assignment(variable, `NAN if ${argument} is None else ${argument}`));
      }
    }
  }

  /** A clock of an input may need bars that the formula itself does not read: their times move it. */
  bar(bars: string): string {
    const known = this.bars.get(bars);
    if (known !== undefined) return known;
    this.bars.set(bars, 'bar');
    this.arguments.push({ name: 'bar', type: 'Bar' });
    return 'bar';
  }

  series(name: string): string {
    return this.byKey.get(name) ?? 'NAN';
  }
}
