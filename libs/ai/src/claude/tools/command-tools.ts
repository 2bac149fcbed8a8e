import { draftOf, type Flow, type FlowCommand } from '@strategy-builder/domain';
import { describeChange } from '../describe-change.js';
import { failed, said, type Tool } from './tool.js';

const text = { type: 'string' } as const;
const map = { type: 'object' } as const;

/** The domain's commands, one tool each. Archiving, restoring, creating flows and reviews are not among them. */
export const commandTools: readonly Tool[] = [
  commandTool('add_node', 'AddNode', 'Adds a node; its id is in the result.', ['nodeType', 'kind'], {
    id: { ...text, description: 'lower snake case; left out: made from kind and parameters' },
    nodeType: { ...text, description: 'data, function, strategy, risk or execution' },
    kind: text,
    label: text,
    params: map,
    formula: text,
  }),
  commandTool('edit_node', 'EditNode', 'Changes label or parameters; parameters are merged.', ['id'], {
    id: text,
    label: text,
    params: map,
  }),
  commandTool('set_formula', 'SetFormula', 'Replaces the formula of a node.', ['id', 'formula'], {
    id: text,
    formula: text,
  }),
  commandTool(
    'edit_code',
    'EditCode',
    'Replaces the whole code of a function.python node. finish_plan loads it and runs it on sample bars, and tells what failed.',
    ['id', 'code'],
    { id: text, code: text },
  ),
  commandTool('remove_node', 'RemoveNode', 'Removes a node and its edges.', ['id'], { id: text }),
  commandTool('connect_nodes', 'ConnectNodes', 'Connects two nodes.', ['source', 'target'], {
    source: text,
    sourcePort: text,
    target: text,
    targetPort: text,
  }),
  commandTool('disconnect_nodes', 'DisconnectNodes', 'Removes an edge by its id.', ['id'], { id: text }),
];

function commandTool(
  name: string,
  type: FlowCommand['type'],
  description: string,
  required: readonly string[],
  fields: Tool['fields'],
): Tool {
  return {
    name,
    description,
    fields,
    required,
    run(input, { copy }) {
      const before = draftOf(copy.flow) as Flow;
      const outcome = copy.apply({ ...input, type } as FlowCommand);
      if ('refused' in outcome) return failed(outcome.refused);
      return said(
        outcome.done,
        ...outcome.done.flatMap((change) => describeChange(change, before, copy.flow)),
      );
    },
  };
}
