import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decideAll, type FlowCommand, fold, layout } from '@strategy-builder/domain';
import type { DatasetsService } from '../datasets/datasets.service.js';
import type { FlowRooms } from '../flows/flow-rooms.js';
import type { FlowsService } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import { systemActor } from '../sessions/sessions.js';

export const exampleFlowId = 'example';

/** Real bars that ship with the product: S&P 500, daily from 2000 on, in the package vega-datasets. */
const exampleCsv = fileURLToPath(new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets')));

const commands: readonly FlowCommand[] = [
  {
    type: 'AddNode',
    id: 'sp500_price',
    nodeType: 'data',
    kind: 'price',
    label: 'S&P 500 price',
    params: { symbol: 'SP500', exchange: 'S&P', timeframe: '1d', market: 'index' },
  },
  { type: 'AddNode', id: 'sma_50', nodeType: 'function', kind: 'sma', params: { period: 50 } },
  { type: 'AddNode', id: 'sma_200', nodeType: 'function', kind: 'sma', params: { period: 200 } },
  {
    type: 'AddNode',
    id: 'golden_cross',
    nodeType: 'strategy',
    kind: 'rules',
    label: 'Golden cross',
    description: 'Long while the 50-day average is above the 200-day average.',
    formula: 'enter_long = crosses_above(sma_50, sma_200)\nexit_long = crosses_below(sma_50, sma_200)',
  },
  {
    type: 'AddNode',
    id: 'position_size',
    nodeType: 'risk',
    kind: 'position_size',
    params: { mode: 'percent_equity', value: 95 },
  },
  {
    type: 'AddNode',
    id: 'stop_loss',
    nodeType: 'risk',
    kind: 'stop_loss',
    params: { mode: 'percent', value: 10 },
  },
  { type: 'AddNode', id: 'market_order', nodeType: 'execution', kind: 'market' },
  { type: 'ConnectNodes', source: 'sp500_price', target: 'sma_50' },
  { type: 'ConnectNodes', source: 'sp500_price', target: 'sma_200' },
  { type: 'ConnectNodes', source: 'sp500_price', target: 'golden_cross', targetPort: 'bars' },
  { type: 'ConnectNodes', source: 'sma_50', target: 'golden_cross', targetPort: 'sma_50' },
  { type: 'ConnectNodes', source: 'sma_200', target: 'golden_cross', targetPort: 'sma_200' },
  { type: 'ConnectNodes', source: 'golden_cross', target: 'position_size' },
  { type: 'ConnectNodes', source: 'position_size', target: 'stop_loss' },
  { type: 'ConnectNodes', source: 'stop_loss', target: 'market_order' },
];

/** What a first visitor finds: one strategy and real bars to test it on. Planted once; what users do to it stays. */
export class ExampleSeed {
  constructor(
    private readonly rooms: FlowRooms,
    private readonly flows: FlowsService,
    private readonly datasets: DatasetsService,
  ) {}

  async plant(): Promise<void> {
    const room = await this.rooms.open(exampleFlowId);
    if (room.current().revision > 0) return;
    if (existsSync(exampleCsv)) {
      const about = {
        name: 'S&P 500 daily, from the package vega-datasets',
        symbol: 'SP500',
        source: 'package',
      };
      await this.datasets.importCsv(exampleCsv, about, systemActor);
    }
    const caller = { actor: systemActor };
    try {
      await this.flows.create(caller, {
        id: exampleFlowId,
        name: 'Golden cross on the S&P 500',
        description: 'An example to change: two moving averages, a stop, real daily bars.',
      });
    } catch (error) {
      // Another server on the same log started at the same moment, and plants it.
      if (error instanceof Problem && error.code === 'flow-exists') return;
      throw error;
    }
    await this.flows.execute(caller, exampleFlowId, [...commands, ...inPlace(commands)]);
  }
}

/** The same nodes laid out, so that a first look meets no crossing lines. */
function inPlace(commands: readonly FlowCommand[]): FlowCommand[] {
  const empty = { name: '', description: '', archived: false, nodes: {}, edges: {} };
  const built = decideAll(commands, empty, { maxNodes: commands.length });
  if ('refused' in built) throw new Error(`The example breaks a rule: ${built.detail}`);
  const flow = fold(built, empty) ?? empty;
  return Object.entries(layout(flow)).map(([id, position]) => ({ type: 'MoveNode', id, position }));
}
