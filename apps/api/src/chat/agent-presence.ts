import type { Place } from '@strategy-builder/ai';
import type { Guest } from '@strategy-builder/collab';
import { type Change, type Flow, type FlowCommand, findNode } from '@strategy-builder/domain';
import type { FlowRooms } from '../flows/flow-rooms.js';
import { assistant } from './assistant.js';

const colour = '#4f4fc9';
/** How long it stays when it is done, for people to see where it was. */
const lingerMilliseconds = 2_500;

/** Has the agent on the canvas of a flow for as long as it works. */
export async function withAgentPresent<T>(
  rooms: FlowRooms,
  flowId: string,
  work: (agent: Guest) => Promise<T>,
): Promise<T> {
  const room = await rooms.open(flowId);
  const agent = room.welcome({ actor: assistant }, colour);
  try {
    return await work(agent);
  } finally {
    setTimeout(() => agent.leave(), lingerMilliseconds).unref();
  }
}

/** Shows the agent at a place: it has the nodes selected, and its cursor is on the last. */
export function showAtPlace(agent: Guest, { nodes, position }: Place): void {
  agent.show({ selection: nodes, cursor: { x: position.x + 30, y: position.y + 60 } });
}

/** The same for nodes of a flow; nowhere, when none of them is there. */
export function showAt(agent: Guest, flow: Flow, ids: readonly string[]): void {
  const nodes = ids.flatMap((id) => findNode(flow, id) ?? []);
  const last = nodes.at(-1);
  if (last) showAtPlace(agent, { nodes: nodes.map(({ id }) => id), position: last.position });
  else agent.show({ selection: [], cursor: null });
}

/** Shows it where a proposal would change something, also where nothing stands yet. */
export function showAtChanges(agent: Guest, flow: Flow, changes: readonly Change[]): void {
  const ids = changes.flatMap((change) =>
    change.what === 'node' || change.what === 'property' ? [change.id] : [],
  );
  const added = changes.flatMap((change) => (change.what === 'node' && change.after ? [change.after] : []));
  showAt(
    agent,
    { ...flow, nodes: { ...flow.nodes, ...Object.fromEntries(added.map((one) => [one.id, one])) } },
    ids,
  );
}

/** The nodes that commands name, as far as they name them. */
export function touchedNodes(commands: readonly FlowCommand[]): string[] {
  const ids = commands.flatMap((command) =>
    command.type !== 'DisconnectNodes' &&
    'id' in command &&
    command.id !== undefined &&
    command.type !== 'ConnectNodes'
      ? [command.id]
      : [],
  );
  return [...new Set(ids)];
}
