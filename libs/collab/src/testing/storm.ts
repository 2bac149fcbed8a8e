import { writeFlowWithCode } from './flow-with-code.js';
import { type Storm, stormSteps, type Tally } from './storm-steps.js';
import { TestNetwork } from './test-network.js';
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
  await writeFlowWithCode(network.log);
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
