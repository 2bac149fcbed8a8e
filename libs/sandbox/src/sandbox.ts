import { harness } from './harness.js';
import { pythonModule } from './python-module.js';
import { type BoxOutcome, runWorker } from './run-worker.js';
import { type Escape, findEscapes, type RunProgram } from './self-test.js';

/** Bars in columns of equal length; `time` is the open of each bar in Unix milliseconds. */
export interface SandboxBars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** A series that the code reads as `inputs["name"]`. In columns of numbers, NaN is not available: None. */
export type SandboxInput =
  | { readonly name: string; readonly type: 'number' | 'boolean'; readonly values: Float64Array }
  | { readonly name: string; readonly type: 'bars'; readonly bars: SandboxBars };

/** What the code gives on each bar under a name. */
export interface SandboxOutput {
  readonly name: string;
  /** A boolean output takes True, False, None, 0 and 1 only. */
  readonly type: 'number' | 'boolean';
}

const plainOutput: readonly SandboxOutput[] = [{ name: 'value', type: 'number' }];

/** One function `def on_bar(bar, inputs, params, state)` and the bars that it decides on, one by one. */
export interface SandboxTask {
  /** What the code is called in errors. */
  readonly name: string;
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  readonly bars: SandboxBars;
  readonly inputs?: readonly SandboxInput[];
  /** Left out: the single number `value`. With other names, `on_bar` answers with a dict of them. */
  readonly outputs?: readonly SandboxOutput[];
  /** The same seed, code and bars give the same bytes. */
  readonly seed?: number;
}

export interface SandboxLimits {
  readonly timeLimitMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

export const usualLimits: SandboxLimits = {
  timeLimitMs: 60_000,
  memoryBytes: 256 * 1024 * 1024,
  outputBytes: 64 * 1024,
};

/** What was wrong with the code, at which bar (none while it was loaded) and in which line of it. */
export interface CodeError {
  readonly type: string;
  readonly message: string;
  readonly bar: number | null;
  readonly line: number | null;
  readonly traceback: string;
}

export type SandboxOutcome =
  | {
      readonly status: 'done';
      /** For each output one value a bar: numbers, 0 and 1 for booleans, NaN for None. */
      readonly columns: readonly Float64Array[];
      readonly printed: string;
      /** Whether more was printed than is kept. */
      readonly printedCut: boolean;
    }
  | {
      readonly status: 'failed';
      readonly error: CodeError;
      readonly printed: string;
      readonly printedCut: boolean;
    }
  /** `bar` is the one that it was busy with; none while it was loaded. */
  | { readonly status: 'too-slow'; readonly timeLimitMs: number; readonly bar: number | null }
  | { readonly status: 'cancelled' };

export interface SandboxWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** A box that has been seen to hold. */
export interface Sandbox {
  run(task: SandboxTask, watch?: SandboxWatch): Promise<SandboxOutcome>;
}

/** The box does not hold on this machine: nothing is run. */
export class SandboxUnsafe extends Error {
  constructor(readonly escapes: readonly Escape[]) {
    super(`The sandbox lets code reach ${escapes.join(', ')}: no custom code is run on this machine.`);
  }
}

/**
 * Opens the box, after trying to break out of it. `probe` says how the self-test's program is run; only tests pass
 * another one. @throws SandboxUnsafe
 */
export async function openSandbox(limits: Partial<SandboxLimits> = {}, probe?: RunProgram): Promise<Sandbox> {
  const all = { ...usualLimits, ...limits };
  const module = await pythonModule(all.memoryBytes);
  const escapes = await findEscapes(probe ?? ((program) => runPlain(module, program)));
  if (escapes.length > 0) throw new SandboxUnsafe(escapes);
  return { run: (task, watch = {}) => run(module, all, task, watch) };
}

async function runPlain(module: WebAssembly.Module, program: string): Promise<string> {
  const task = {
    module,
    program,
    header: new Uint8Array(0),
    length: 0,
    columns: [],
    outputs: 1,
    seed: 1,
    outputBytes: 10_000,
  };
  const outcome = await runWorker(task, { timeLimitMs: 30_000 });
  return outcome.status === 'ended' ? outcome.end.printed : '';
}

async function run(
  module: WebAssembly.Module,
  { timeLimitMs, outputBytes }: SandboxLimits,
  task: SandboxTask,
  watch: SandboxWatch,
): Promise<SandboxOutcome> {
  const { bars, inputs = [], outputs = plainOutput, seed = 1 } = task;
  const columns = [bars.time, ...prices(bars), ...inputs.flatMap(columnsOf)];
  const length = bars.time.length;
  const odd = columns.find((column) => column.length !== length);
  if (odd) throw new Error(`A column has ${odd.length} bars, the time has ${length}`);
  const header = encodeHeader({
    name: task.name,
    code: task.code,
    params: task.params,
    inputs: inputs.map(({ name, type }) => [name, type]),
    outputs: outputs.map(({ name, type }) => [name, type]),
    width: columns.length,
  });
  const sizes = { length, outputs: outputs.length, outputBytes };
  const box = { module, program: harness, header, columns, seed, ...sizes };
  return read(await runWorker(box, { timeLimitMs, ...watch }), length, timeLimitMs);
}

function prices({ open, high, low, close, volume }: SandboxBars): readonly Float64Array[] {
  return [open, high, low, close, volume];
}

function columnsOf(input: SandboxInput): readonly Float64Array[] {
  return input.type === 'bars' ? prices(input.bars) : [input.values];
}

function encodeHeader(header: object): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + text.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  return bytes;
}

function read(outcome: BoxOutcome, length: number, timeLimitMs: number): SandboxOutcome {
  switch (outcome.status) {
    case 'cancelled':
      return { status: 'cancelled' };
    case 'too-slow':
      return { status: 'too-slow', timeLimitMs, bar: outcome.bars === 0 ? null : outcome.bars - 1 };
    case 'stopped':
      return failed(stopped(outcome.detail, null), '', false);
    case 'ended': {
      const { columns, count, report, printed, printedCut, crash, exitCode } = outcome.end;
      if (report !== undefined) return failed(readReport(report, count), printed, printedCut);
      if (crash !== undefined) return failed(stopped(crash, count), printed, printedCut);
      if (count < length) {
        const detail = `The code ended Python (exit code ${exitCode}) before the last bar`;
        return failed(stopped(detail, count), printed, printedCut);
      }
      return { status: 'done', columns, printed, printedCut };
    }
    default:
      return outcome satisfies never;
  }
}

function failed(error: CodeError, printed: string, printedCut: boolean): SandboxOutcome {
  return { status: 'failed', error, printed, printedCut };
}

function stopped(message: string, bar: number | null): CodeError {
  return { type: 'Stopped', message, bar, line: null, traceback: '' };
}

/** The report comes out of the box, so it is read as what anybody may have written. */
function readReport(text: string, count: number): CodeError {
  let report: Readonly<Record<string, unknown>>;
  try {
    report = Object(JSON.parse(text));
  } catch {
    return stopped('The code spoiled the report of its own error', count);
  }
  const word = (name: string): string => String(report[name] ?? '').slice(0, 10_000);
  const number = (name: string): number | null =>
    Number.isInteger(report[name]) ? (report[name] as number) : null;
  return {
    type: word('type').slice(0, 200),
    message: word('message').slice(0, 2_000),
    bar: number('bar'),
    line: number('line'),
    traceback: word('traceback'),
  };
}
