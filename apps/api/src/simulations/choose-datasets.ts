import type { Flow, Strategy } from '@strategy-builder/domain';
import type { Dataset } from '../datasets/datasets.service.js';
import { Problem } from '../platform/problem.js';
import { dataOf } from './data-of.js';

interface Request {
  /** For a flow with one data node. */
  readonly dataset?: string;
  readonly datasets?: Readonly<Record<string, string>>;
  readonly settings: { readonly from: number | null; readonly to: number | null };
}

/**
 * The data set of each data node that the strategy reads, as the request names them.
 * @throws Problem `dataset-needed`, `dataset-not-found`, `node-not-found`, `bars-missing`
 */
export async function chooseDatasets(
  flow: Flow,
  strategy: Strategy,
  request: Request,
  find: (id: string) => Promise<Dataset>,
): Promise<Record<string, string>> {
  const data = dataOf(strategy);
  const only = data.length === 1 ? data[0] : undefined;
  const named = { ...(only && request.dataset && { [only.node]: request.dataset }), ...request.datasets };
  refuseStrangers(flow, Object.keys(named));
  const missing = data.filter(({ node }) => named[node] === undefined);
  if (missing.length > 0) {
    const nodes = missing.map(({ node, symbol }) => `${node} (${symbol})`).join(', ');
    throw new Problem(
      422,
      'dataset-needed',
      `Choose a data set for ${nodes}: import a CSV, or name one that is there.`,
      { nodes: missing.map(({ node }) => node) },
    );
  }
  const chosen: Record<string, string> = {};
  for (const { node } of data) {
    const id = named[node] as string;
    refuseEmptyPeriod(node, await find(id), request.settings);
    chosen[node] = id;
  }
  return chosen;
}

function refuseStrangers(flow: Flow, nodes: readonly string[]): void {
  const stranger = nodes.find((id) => !Object.hasOwn(flow.nodes, id) || flow.nodes[id]?.type !== 'data');
  if (stranger === undefined) return;
  const known = Object.values(flow.nodes).filter(({ type }) => type === 'data');
  const names = known.map(({ id }) => id).join(', ');
  throw new Problem(
    422,
    'node-not-found',
    `"${stranger}" in "datasets" is no data node of this flow. Its data nodes: ${names}.`,
    { node: stranger },
  );
}

function refuseEmptyPeriod(node: string, dataset: Dataset, { from, to }: Request['settings']): void {
  const ends = from !== null && Date.parse(dataset.to) < from;
  const begins = to !== null && Date.parse(dataset.from) > to;
  if (!ends && !begins && (from === null || to === null || from <= to)) return;
  throw new Problem(
    422,
    'bars-missing',
    `${node} has no bars in this period: the data set ${dataset.name} goes from ${dataset.from} to ${dataset.to}. Choose another data set or period.`,
    { node },
  );
}
