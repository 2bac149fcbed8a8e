import * as Y from 'yjs';
import type { FlowLog, FlowRecord } from '../log.js';
import { newNode } from '../mirror/mirror.js';
import { authorOf } from './test-network.js';

/** Writes a flow with a node `python`, which has code, into an empty log. */
export async function writeFlowWithCode(log: FlowLog): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = 7;
  let update: Uint8Array | undefined;
  doc.once('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  const node = {
    id: 'python',
    type: 'function',
    kind: 'python',
    label: 'Python',
    description: '',
    position: { x: 0, y: 0 },
    params: {},
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
  await log.append(0, records);
}
