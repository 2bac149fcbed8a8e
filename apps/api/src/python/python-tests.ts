import { type Flow, findNode, isPython, nodeProgram, type PythonNode } from '@strategy-builder/domain';
import type { ProgramSource } from '@strategy-builder/language';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { bestDataset } from '../datasets/best-dataset.js';
import type { Dataset, DatasetsService } from '../datasets/datasets.service.js';
import { Problem } from '../platform/problem.js';
import type { Work } from '../platform/work.js';
import type { PythonProof } from './prove-python.js';
import { type PythonFault, sentenceOf } from './python-fault.js';
import type { PythonTestReport, PythonTestTask } from './python-test-worker.js';

/** Longest that somebody waits for a test, in milliseconds. */
const longestTest = 10_000;

export interface PythonTestRequest {
  /** For all data nodes, or for each; what is left out is chosen by symbol. */
  readonly dataset?: string;
  readonly datasets?: Readonly<Record<string, string>>;
  /** The last so many bars of the data. */
  readonly bars: number;
}

/** What a node's code did on sample bars. */
export type PythonTest = {
  readonly node: string;
  /** Data set by data node. */
  readonly datasets: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
} & (
  | {
      readonly status: 'done';
      readonly times: readonly number[];
      readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
      /** Index of the first bar on which every output has a value. */
      readonly warmUp: number | null;
      readonly printed: string;
      readonly printedCut: boolean;
      /** The same code on the same bars cut short gave the same values, or did not. */
      readonly lookAhead: PythonProof;
    }
  | {
      readonly status: 'failed';
      readonly error: PythonFault & { readonly sentence: string };
    }
);

/** Runs custom Python on a few bars, in the sandbox: tests that people ask for, and checks of what is to be applied. */
export class PythonTests {
  constructor(
    private readonly work: Work,
    private readonly datasets: DatasetsService,
    private readonly limits: SandboxLimits,
  ) {}

  /** @throws Problem `node-not-found`, `no-code`, `node-incomplete`, `dataset-needed`, `dataset-not-found`, `bars-not-aligned` */
  async test(
    flow: Flow,
    nodeId: string,
    request: PythonTestRequest,
    signal?: AbortSignal,
  ): Promise<PythonTest> {
    const { source, python } = programOf(flow, nodeId);
    const node = python.find(({ id }) => id === nodeId) as PythonNode;
    const { chosen, notes } = await this.choose(flow, dataOf(source, python), request);
    const about = {
      node: nodeId,
      datasets: Object.fromEntries(Object.entries(chosen).map(([id, dataset]) => [id, dataset.id])),
      notes,
    };
    const report = await this.run(
      {
        program: { source, python },
        files: Object.fromEntries(Object.entries(chosen).map(([id, { hash }]) => [id, hash])),
        bars: request.bars,
      },
      signal,
    );
    if (!report.ok && 'fault' in report) {
      const { fault } = report;
      return { ...about, status: 'failed', error: { ...fault, sentence: sentenceOf(fault) } };
    }
    if (!report.ok) {
      const counts = Object.entries(report.lengths).map(([id, length]) => `${id} ${length}`);
      const detail = `The data sets do not share their bars (${counts.join(', ')}): choose ones with the same times.`;
      throw new Problem(422, 'bars-not-aligned', detail, { lengths: report.lengths });
    }
    const outputs = node.outputs.map(({ name, column }) => [name, report.columns[column] ?? []] as const);
    const warmUp = report.times.findIndex((_, bar) => outputs.every(([, values]) => values[bar] !== null));
    const printed = report.printed[nodeId];
    return {
      ...about,
      status: 'done',
      times: report.times,
      outputs: Object.fromEntries(outputs),
      warmUp: warmUp < 0 ? null : warmUp,
      printed: printed?.text ?? '',
      printedCut: printed?.cut ?? false,
      lookAhead: report.lookAhead,
    };
  }

  /** What is wrong with code before it sees a bar: its syntax, what it imports, whether it defines `on_bar`; else null. */
  async load(node: { readonly id: string; readonly code: string }): Promise<PythonFault | null> {
    const bare: PythonNode = { ...node, params: {}, bars: 'bars', inputs: {}, outputs: [] };
    const value = { name: 'value', type: 'number', column: `${node.id}.value` } as const;
    const report = await this.run({
      program: { source: { bars: ['bars'], nodes: [] }, python: [{ ...bare, outputs: [value] }] },
      files: { bars: null },
      bars: 0,
    });
    return !report.ok && 'fault' in report ? report.fault : null;
  }

  private run(
    task: Pick<PythonTestTask, 'program' | 'files' | 'bars'>,
    signal?: AbortSignal,
  ): Promise<PythonTestReport> {
    const sandbox = { ...this.limits, timeLimitMs: Math.min(this.limits.timeLimitMs, longestTest) };
    return this.work.run<PythonTestReport>(
      new URL('./python-test-worker.js', import.meta.url),
      { ...task, sandbox, barDirectory: this.datasets.directory },
      signal === undefined ? {} : { signal },
    );
  }

  private async choose(
    flow: Flow,
    data: readonly string[],
    { dataset, datasets = {} }: PythonTestRequest,
  ): Promise<{ chosen: Record<string, Dataset>; notes: string[] }> {
    const all = await this.datasets.list();
    const chosen: Record<string, Dataset> = {};
    const notes: string[] = [];
    for (const id of data) {
      const named = datasets[id] ?? dataset;
      const { symbol = '', timeframe = '' } = (findNode(flow, id)?.params ?? {}) as Record<string, string>;
      const best = bestDataset({ symbol, timeframe }, all);
      const any = best ?? [...all].sort((a, b) => b.rows - a.rows)[0];
      if (named === undefined && any === undefined) {
        const detail = 'There are no bars to test on: import a CSV in the Data tab.';
        throw new Problem(422, 'dataset-needed', detail, { nodes: data });
      }
      chosen[id] = named === undefined ? (any as Dataset) : await this.datasets.find(named);
      const says = named === undefined && best === undefined ? `There is no data for ${symbol}: ` : '';
      notes.push(`${says}${id} is ${chosen[id].name}.`);
    }
    return { chosen, notes };
  }
}

function programOf(flow: Flow, nodeId: string): { source: ProgramSource; python: readonly PythonNode[] } {
  const node = findNode(flow, nodeId);
  if (!node) throw new Problem(404, 'node-not-found', `There is no node "${nodeId}" in this flow.`);
  if (!isPython(node))
    throw new Problem(422, 'no-code', `${node.label} is not written in Python: there is no code to test.`);
  const built = nodeProgram(flow, nodeId);
  if (built.ok) return built;
  const detail = built.problems.map(({ message }) => message).join(' ');
  throw new Problem(422, 'node-incomplete', detail, { problems: built.problems });
}

/** Ids of the bars that come from data sets. */
function dataOf({ bars }: ProgramSource, python: readonly PythonNode[]): readonly string[] {
  const computed = new Set(python.flatMap(({ outputs }) => outputs.map(({ column }) => column)));
  return bars.filter((id) => !computed.has(id));
}
