import {
  type Flow,
  type FlowCommand,
  inputPortsInFlow,
  nodesOf,
  outputPorts,
} from '@strategy-builder/domain';
import { connectCommands } from '../canvas/can-take.js';
import type { Pick } from './find.js';

type Target = Pick & { readonly commands: readonly FlowCommand[] };

/** Every input that an output of this node may feed: those that stand free before those that would change. */
export function targetsOf(flow: Flow, sourceId: string): readonly Target[] {
  const source = flow.nodes[sourceId];
  if (!source) return [];
  const outputs = outputPorts(source);
  const fed = new Map(Object.values(flow.edges).map((edge) => [`${edge.target}.${edge.targetPort}`, edge]));
  const targets = nodesOf(flow)
    .filter(({ id }) => id !== sourceId)
    .flatMap((node) =>
      outputs.flatMap((output) => {
        const from = outputs.length > 1 ? `from ${output.name}` : '';
        const ends = { source: sourceId, sourcePort: output.name, target: node.id };
        const ports = inputPortsInFlow(flow, node).flatMap((port): Target[] => {
          const commands = connectCommands(flow, { ...ends, targetPort: port.name });
          const present = fed.get(`${node.id}.${port.name}`);
          const instead = present ? `instead of ${flow.nodes[present.source]?.label ?? present.source}` : '';
          const detail = [from, instead].filter(Boolean).join(', ');
          return commands
            ? [
                {
                  id: `${output.name}-${node.id}-${port.name}`,
                  group: instead ? 'Instead of another' : 'Free inputs',
                  label: `${node.label} · ${port.name}`,
                  ...(detail ? { detail } : {}),
                  words: node.id,
                  commands,
                },
              ]
            : [];
        });
        const opens = ports.some(({ group }) => group === 'Free inputs')
          ? undefined
          : connectCommands(flow, ends);
        return opens
          ? [
              {
                id: `${output.name}-${node.id}`,
                group: 'Free inputs',
                label: `${node.label} · a new input`,
                ...(from ? { detail: from } : {}),
                words: node.id,
                commands: opens,
              },
              ...ports,
            ]
          : ports;
      }),
    );
  return [
    ...targets.filter(({ group }) => group === 'Free inputs'),
    ...targets.filter(({ group }) => group !== 'Free inputs'),
  ];
}
