import type { PythonNode } from '@strategy-builder/domain';
import {
  type Bars,
  compileProgram,
  describeFormula,
  type OutputRef,
  type ProgramSource,
} from '@strategy-builder/language';
import { type BarsByNode, commonRange } from '@strategy-builder/quant';
import {
  openSandbox,
  type Sandbox,
  type SandboxInput,
  type SandboxLimits,
  SandboxUnsafe,
} from '@strategy-builder/sandbox';
import { faultOf, type PythonFault } from './python-fault.js';

/** What the nodes in Python of a program gave, beside the bars that they were shown. */
export type ComputedPython =
  | {
      readonly ok: true;
      /** The given bars, cut to what they share, and those that were computed. */
      readonly bars: BarsByNode;
      /** What each node printed, by id. */
      readonly printed: Readonly<Record<string, { readonly text: string; readonly cut: boolean }>>;
    }
  | { readonly ok: false; readonly fault: PythonFault };

/** Any program that Python takes part in. */
export interface WithPython {
  readonly source: ProgramSource;
  readonly python?: readonly PythonNode[];
}

/**
 * Runs the nodes in Python of some programs over the bars, each once, in dependency order: a formula that one of them
 * reads is computed before it, from the columns of those before that. Bars that do not fit together are given back as
 * they are: the simulation refuses them by name.
 */
export async function computePython(
  programs: readonly WithPython[],
  given: BarsByNode,
  limits: SandboxLimits,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<ComputedPython> {
  const wanted = programs.flatMap(({ source, python = [] }) => python.map((node) => ({ source, node })));
  const nodes = [...new Map(wanted.map((one) => [one.node.id, one])).values()];
  const printed: Record<string, { text: string; cut: boolean }> = {};
  const bars: Record<string, Bars> = { ...commonRange(given) };
  const lengths = new Set(Object.values(bars).map(({ time }) => time.length));
  if (nodes.length === 0 || lengths.size !== 1) return { ok: true, bars: given, printed };
  const opened = await sandboxOf(limits);
  if ('node' in opened) return { ok: false, fault: { ...opened, node: nodes[0]?.node.id ?? '' } };
  for (const [index, { source, node }] of nodes.entries()) {
    const shown = bars[node.bars];
    if (shown === undefined) return { ok: true, bars: given, printed };
    const outcome = await opened.run(
      {
        ...{ name: node.id, code: node.code, params: node.params, outputs: node.outputs },
        bars: shown,
        inputs: inputsOf(node, source, bars),
      },
      { onProgress: (fraction) => onProgress((index + fraction) / nodes.length) },
    );
    if (outcome.status === 'cancelled') throw new Error('cancelled');
    if (outcome.status !== 'done') return { ok: false, fault: faultOf(node.id, outcome, shown.time, limits) };
    printed[node.id] = { text: outcome.printed, cut: outcome.printedCut };
    node.outputs.forEach(({ column }, place) => {
      const values = outcome.columns[place] as Float64Array;
      const { time } = shown;
      bars[column] = { time, open: values, high: values, low: values, close: values, volume: values };
    });
  }
  return { ok: true, bars, printed };
}

function inputsOf(node: PythonNode, source: ProgramSource, bars: BarsByNode): readonly SandboxInput[] {
  const bound = Object.entries(node.inputs);
  const refs = bound.flatMap(([name, binding]) =>
    binding.from === 'node' ? [{ name, ref: { node: binding.id, output: binding.output } }] : [],
  );
  const columns = valuesOf(
    refs.map(({ ref }) => ref),
    source,
    bars,
  );
  return [
    ...bound.flatMap(([name, binding]): SandboxInput[] =>
      binding.from === 'bars' ? [{ name, type: 'bars', bars: bars[binding.id] as Bars }] : [],
    ),
    ...refs.map(
      ({ name, ref }, index): SandboxInput => ({
        name,
        type: typeOf(ref, source),
        values: columns[index] as Float64Array,
      }),
    ),
  ];
}

/** @throws Error when the formulas do not compile, which the building of the program has ruled out */
function valuesOf(
  refs: readonly OutputRef[],
  source: ProgramSource,
  bars: BarsByNode,
): readonly Float64Array[] {
  if (refs.length === 0) return [];
  const compiled = compileProgram(source, refs);
  if (!compiled.ok) throw new Error(`The formula of ${compiled.node}: ${compiled.error.message}`);
  const length = Object.values(bars)[0]?.time.length ?? 0;
  const columns = refs.map(() => new Float64Array(length));
  compiled.value.start().advance(bars, 0, length, columns);
  return columns;
}

function typeOf({ node, output }: OutputRef, { nodes }: ProgramSource): 'number' | 'boolean' {
  const found = nodes.find(({ id }) => id === node);
  const shape = found && describeFormula(found.formula, Object.keys(found.params));
  const outputs = shape?.ok ? shape.value.outputs : [];
  return outputs.find(({ name }) => name === output)?.type ?? 'number';
}

const opened = new Map<string, Promise<Sandbox>>();

/** One sandbox for each thread and limits: it is tried before its first use, and not used where it leaks. */
async function sandboxOf(limits: SandboxLimits): Promise<Sandbox | PythonFault> {
  const key = JSON.stringify(limits);
  const sandbox = opened.get(key) ?? openSandbox(limits);
  opened.set(key, sandbox);
  try {
    return await sandbox;
  } catch (error) {
    opened.delete(key);
    if (!(error instanceof SandboxUnsafe)) throw error;
    const nowhere = { node: '', bar: null, time: null, line: null, type: null, traceback: '' };
    return { ...nowhere, code: 'sandbox-unsafe', message: error.message };
  }
}
