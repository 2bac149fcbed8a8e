import type { CodeError, SandboxLimits, SandboxOutcome } from '@strategy-builder/sandbox';

/** What went wrong while a node's Python ran; `time` is the open of the bar in Unix milliseconds. */
export interface PythonFault {
  readonly node: string;
  readonly code: 'python-failed' | 'python-too-slow' | 'sandbox-unsafe';
  readonly bar: number | null;
  readonly time: number | null;
  readonly line: number | null;
  /** Class of the Python exception. */
  readonly type: string | null;
  readonly message: string;
  readonly traceback: string;
}

/** The fault of an outcome that is none of a finished run. */
export function faultOf(
  node: string,
  outcome: Exclude<SandboxOutcome, { status: 'done' | 'cancelled' }>,
  times: Float64Array,
  limits: SandboxLimits,
): PythonFault {
  if (outcome.status === 'too-slow') {
    const { bar, timeLimitMs } = outcome;
    const message = `it did not end within ${timeLimitMs / 1_000} s and was stopped; make it faster, or use fewer bars`;
    const place = { bar, time: timeOf(times, bar), line: null };
    return { node, code: 'python-too-slow', ...place, type: null, message, traceback: '' };
  }
  const { error } = outcome;
  return {
    node,
    code: 'python-failed',
    bar: error.bar,
    time: timeOf(times, error.bar),
    line: error.line,
    type: error.type,
    message: wordsOf(error, limits),
    traceback: error.traceback,
  };
}

function wordsOf({ type, message }: CodeError, { memoryBytes }: SandboxLimits): string {
  if (type === 'MemoryError') return `MemoryError: it needed more than ${memoryBytes / 2 ** 20} MiB`;
  if (type === 'Stopped') return message;
  return message === '' ? type : `${type}: ${message}`;
}

function timeOf(times: Float64Array, bar: number | null): number | null {
  return bar === null ? null : (times[bar] ?? null);
}

/** A sentence that names node, line and bar. */
export function sentenceOf({ node, bar, time, line, message, code }: PythonFault): string {
  if (code === 'sandbox-unsafe') return message;
  const places = [
    ...(line === null ? [] : [`in line ${line}`]),
    ...(bar === null ? [] : [`at bar ${bar}${time === null ? '' : ` (${new Date(time).toISOString()})`}`]),
  ];
  const place = places.length === 0 ? '' : ` ${places.join(', ')}`;
  return `The Python of ${node} failed${place}: ${message}.`;
}
