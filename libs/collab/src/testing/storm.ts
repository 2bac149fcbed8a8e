import * as Y from 'yjs';
import type { FlowRecord } from '../log.js';
import { newNode } from '../mirror/mirror.js';
import { type Storm, stormSteps, type Tally } from './storm-steps.js';
import { authorOf, TestNetwork } from './test-network.js';
import { settle } from './virtual-clock.js';

export interface StormResult {
  readonly network: TestNetwork;
  /** What keeps documents, flow and log from being one; empty when they are. */
  readonly differences: readonly string[];
  /** What a failing seed did. */
  readonly operations: readonly string[];
}

/**
 * A random run: several clients, commands, a failing store and a bad network, all from one seed. Lets the storm end
 * and compares everything. `tally` grows over many storms.
 */
export async function runStorm(seed: number, length: number, tally: Tally): Promise<StormResult> {
  const network = new TestNetwork(seed);
  const operations: string[] = [];
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  const storm: Storm = { network, operations, count };
  await createWithCode(network);
  await network.open();
  for (let peers = 2 + network.random.below(4); peers > 0; peers--) await network.joined();
  for (let at = 0; at < length; at++) {
    const step = network.random.weighted(stormSteps);
    operations.push(step.name);
    count(step.name);
    await step.run(storm);
    if (network.random.chance(0.7)) await settle();
  }
  await network.calm();
  countOutcomes(storm);
  return { network, differences: network.differences(), operations };
}

function countOutcomes({ network, count }: Storm): void {
  for (const record of network.log.records) {
    count(record.type);
    if (record.type === 'ChangeRefused') count(`refused: ${record.data.code}`);
  }
  for (const { notices, closes } of network.peers) {
    for (const { kind } of notices) count(`notice: ${kind}`);
    for (const { code } of closes) count(`closed: ${code}`);
  }
}

/** A flow with a node that has code, which no kind of the catalogue has yet. */
async function createWithCode(network: TestNetwork): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = 7;
  let update: Uint8Array | undefined;
  doc.once('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  const node = {
    id: 'python',
    type: 'function',
    kind: 'custom',
    label: 'Custom',
    description: '',
    position: { x: 0, y: 0 },
    params: {},
    formula: 'close',
    code: 'def on_bar(): pass\n',
  } as const;
  doc.transact(() => {
    doc.getMap('meta').set('name', 'Momentum');
    doc.getMap('meta').set('description', '');
    doc.getMap('nodes').set(node.id, newNode(node));
  });
  const base = {
    actor: authorOf('commander').actor,
    commandId: 'seed',
    correlationId: 'seed',
    at: '2024-01-01',
  };
  const turn = (index: number) => ({ metadata: { ...base, turn: { id: 'seed', index, size: 2 } } });
  const records: FlowRecord[] = [
    {
      type: 'FlowCreated',
      data: { name: 'Momentum', description: '', founder: 7 },
      id: 'seed-1',
      ...turn(0),
    },
    { type: 'NodeAdded', data: node, id: 'seed-2', ...turn(1), ...(update && { update }) },
  ];
  await network.log.append(0, records);
}
