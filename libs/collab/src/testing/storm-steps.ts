import * as Y from 'yjs';
import { openRoom } from '../room/flow-room.js';
import { updateFrame } from '../wire/protocol.js';
import { honestEdits, hostileEdits, type RandomEdit, randomCommand } from './random-edits.js';
import { authorOf, roomyLimits, type TestNetwork } from './test-network.js';
import type { TestPeer } from './test-peer.js';
import { settle } from './virtual-clock.js';

/** What storms did, counted by name: the proof that they exercised what they were meant to. */
export type Tally = Map<string, number>;

/** A running storm, as its steps see it. */
export interface Storm {
  readonly network: TestNetwork;
  /** Everything that was done, in order. */
  readonly operations: string[];
  count(what: string): void;
}

export interface StormStep {
  readonly weight: number;
  readonly name: string;
  run(storm: Storm): Promise<void> | void;
}

/** Everything that can happen in a storm. */
export const stormSteps: readonly StormStep[] = [
  { weight: 30, name: 'honest edit', run: (storm) => edit(storm, honestEdits, 'honest') },
  { weight: 7, name: 'hostile edit', run: (storm) => edit(storm, hostileEdits, 'hostile') },
  { weight: 40, name: 'deliver to room', run: (storm) => void somebody(storm).deliverToRoom() },
  { weight: 40, name: 'deliver to peer', run: (storm) => void somebody(storm).deliverToPeer() },
  { weight: 5, name: 'deliver all to room', run: deliverAllToRoom },
  { weight: 8, name: 'command', run: sendCommand },
  { weight: 20, name: 'store', run: ({ network }) => network.log.release('stored') },
  { weight: 2, name: 'refuse to store', run: refuseToStore },
  { weight: 2, name: 'lose the answer', run: loseTheAnswer },
  { weight: 4, name: 'hold or not', run: holdOrNot },
  { weight: 3, name: 'time', run: ({ network }) => network.clock.advance(5 + network.random.below(3_000)) },
  { weight: 2, name: 'disconnect', run: (storm) => somebody(storm).disconnect() },
  { weight: 4, name: 'connect', run: connectSomebody },
  { weight: 1, name: 'swap frames', run: swapFrames },
  { weight: 1, name: 'repeat a frame', run: repeatFrame },
  { weight: 1, name: 'slow reader', run: slowReader },
  { weight: 0.7, name: 'truncate a frame', run: truncateFrame },
  { weight: 0.5, name: 'forge a client id', run: forgeClientId },
  { weight: 0.6, name: 'kill', run: kill },
  { weight: 0.5, name: 'another writer', run: otherWriter },
];

function somebody({ network }: Storm): TestPeer {
  return network.random.pick(network.peers);
}

function edit(storm: Storm, edits: Readonly<Record<string, RandomEdit>>, kind: string): void {
  const peer = somebody(storm);
  // A client that edits before it has the document is of no epoch: that is tested by itself.
  if (peer.doc.store.clients.size === 0) return;
  const name = storm.network.random.pick(Object.keys(edits));
  storm.operations.push(`${peer.name}: ${name}`);
  storm.count(`${kind}: ${name}`);
  edits[name]?.(peer.doc, storm.network.random);
}

function deliverAllToRoom({ network }: Storm): void {
  for (const peer of network.peers) while (peer.deliverToRoom());
}

function refuseToStore(storm: Storm): void {
  const { log } = storm.network;
  if (log.hasPending) storm.count('append refused by the store');
  log.release('refused-by-store');
}

function loseTheAnswer(storm: Storm): void {
  const { log } = storm.network;
  if (log.hasPending) storm.count('append stored, answer lost');
  log.release('lost-answer');
}

function holdOrNot({ network }: Storm): void {
  network.log.isHeld = !network.log.isHeld;
}

function connectSomebody(storm: Storm): void {
  const peer = somebody(storm);
  if (peer.line === null) storm.network.connect(peer);
}

function sendCommand(storm: Storm): void {
  const { room, random } = storm.network;
  const { flow, revision } = room.current();
  const ids = Object.keys(flow?.nodes ?? {});
  const commands = Array.from({ length: 1 + random.below(3) }, () => randomCommand(random, ids, revision));
  const key = { commandId: `key-${random.below(20)}`, requestHash: JSON.stringify(commands) };
  storm.operations.push(`command ${JSON.stringify(commands)}`);
  room
    .execute({
      author: authorOf('commander'),
      commands,
      ...(random.chance(0.3) && key),
      ...(random.chance(0.2) && { expectedRevision: Math.max(0, revision - random.below(3)) }),
    })
    .then(
      ({ outcome }) => storm.count(`command ${outcome}`),
      () => storm.count('command failed'),
    );
}

function swapFrames(storm: Storm): void {
  const queue = somebody(storm).line?.toRoom ?? [];
  const [first, second] = [queue.at(-2), queue.at(-1)];
  if (first !== undefined && second !== undefined) queue.splice(-2, 2, second, first);
}

function repeatFrame(storm: Storm): void {
  const queue = somebody(storm).line?.toRoom ?? [];
  const frame = queue.at(-1);
  if (frame !== undefined) queue.push(frame);
}

function slowReader(storm: Storm): void {
  const peer = somebody(storm);
  if (peer.isSlow) peer.stopBeingSlow();
  else peer.isSlow = true;
}

function truncateFrame(storm: Storm): void {
  const queue = somebody(storm).line?.toRoom ?? [];
  const frame = queue.pop();
  if (frame !== undefined) queue.push(frame.slice(0, 1 + storm.network.random.below(frame.length)));
}

/** A peer that writes under the client id of another person. */
function forgeClientId(storm: Storm): void {
  const peers = storm.network.peers.filter(({ line }) => line !== null);
  const [forger, victim] = [peers[0], peers.at(-1)];
  if (forger === undefined || victim === undefined || forger === victim || !forger.isSynced) return;
  if (Y.getState(victim.doc.store, victim.doc.clientID) === 0) return;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(victim.doc));
  const before = Y.encodeStateVector(copy);
  copy.clientID = victim.doc.clientID;
  copy.getMap('meta').set('name', 'forged');
  forger.line?.toRoom.push(updateFrame(Y.encodeStateAsUpdate(copy, before)));
}

async function kill({ network }: Storm): Promise<void> {
  network.log.isHeld = false;
  await network.kill();
}

/** Another process takes over for a moment and writes to the same flow. */
async function otherWriter({ network }: Storm): Promise<void> {
  const { log, clock, newId, newClientId, random } = network;
  if (log.hasPending) return;
  log.isHeld = false;
  const { now, schedule } = clock;
  const other = await openRoom('flow', { log, now, schedule, newId, newClientId }, roomyLimits);
  const commands = [randomCommand(random, Object.keys(other.current().flow?.nodes ?? {}), 1)];
  const outcome = other.execute({ author: authorOf('elsewhere'), commands });
  await settle();
  await outcome;
  await other.close(1001, 'moved');
}
