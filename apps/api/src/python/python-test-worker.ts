import type { MessagePort } from 'node:worker_threads';
import type { Bars } from '@strategy-builder/language';
import { type BarsByNode, barsBetween, commonRange } from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { readBarFile } from '../datasets/bar-file.js';
import { type PythonProof, provePython } from './prove-python.js';
import { computePython, type WithPython } from './python-columns.js';
import { type PythonFault, sentenceOf } from './python-fault.js';

export interface PythonTestTask {
  readonly program: WithPython;
  /** Hash of the bar file by data node; null: no bars, the code is only loaded. */
  readonly files: Readonly<Record<string, string | null>>;
  /** How many bars at most, the last ones. */
  readonly bars: number;
  readonly sandbox: SandboxLimits;
  readonly barDirectory: string;
}

export type PythonTestReport =
  | {
      readonly ok: true;
      readonly times: readonly number[];
      /** Computed columns by their id; null is not available. */
      readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
      readonly printed: Readonly<Record<string, { readonly text: string; readonly cut: boolean }>>;
      readonly lookAhead: PythonProof;
    }
  | { readonly ok: false; readonly fault: PythonFault }
  | { readonly ok: false; readonly lengths: Readonly<Record<string, number>> };

const none = new Float64Array(0);
const noBars: Bars = { time: none, open: none, high: none, low: none, close: none, volume: none };

/** Runs the Python of a node, and of those that it reads, on a few bars, and again on parts of them. */
export default async function runPythonTest(
  task: PythonTestTask & { progress: MessagePort },
): Promise<PythonTestReport> {
  const bars: Record<string, Bars> = {};
  for (const [node, hash] of Object.entries(task.files)) {
    const all = hash === null ? noBars : await readBarFile(task.barDirectory, hash);
    bars[node] = barsBetween(all, Math.max(0, all.time.length - task.bars), all.time.length);
  }
  const computed = await computePython([task.program], bars, task.sandbox, (fraction) =>
    task.progress.postMessage(fraction),
  );
  if (!computed.ok) return computed;
  const ids = task.program.python?.flatMap(({ outputs }) => outputs.map(({ column }) => column)) ?? [];
  if (ids.some((id) => computed.bars[id] === undefined)) {
    const lengths = Object.entries(computed.bars).map(([node, { time }]) => [node, time.length]);
    return { ok: false, lengths: Object.fromEntries(lengths) };
  }
  let fault: PythonFault | undefined;
  const again = async (shorter: BarsByNode): Promise<BarsByNode> => {
    const part = await computePython([task.program], shorter, task.sandbox);
    if (part.ok) return part.bars;
    fault = part.fault;
    throw new Error(sentenceOf(fault));
  };
  const length = computed.bars[ids[0] ?? '']?.time.length ?? 0;
  const cuts = [Math.floor(length / 2), length - 1];
  const shown = commonRange(bars);
  const time = computed.bars[ids[0] ?? '']?.time ?? none;
  const proof = await provePython(again, shown, computed.bars, ids, cuts).catch((error: unknown) => {
    if (fault === undefined) throw error;
    return fault;
  });
  if ('node' in proof) return { ok: false, fault: proof };
  return {
    ok: true,
    times: Array.from(time),
    columns: Object.fromEntries(
      ids.map((id) => [
        id,
        Array.from(computed.bars[id]?.close ?? [], (value) => (Number.isNaN(value) ? null : value)),
      ]),
    ),
    printed: computed.printed,
    lookAhead: proof,
  };
}
