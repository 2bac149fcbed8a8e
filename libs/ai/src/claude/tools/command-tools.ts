import { draftOf, type Flow, type FlowCommand } from '@strategy-builder/domain';
import { describeChange } from '../describe-change.js';
import { placeOf } from '../place-of.js';
import type { WorkingCopy } from '../working-copy.js';
import { failed, said, type Tool, type ToolResult } from './tool.js';

const text = { type: 'string' } as const;
const map = { type: 'object' } as const;

const position = { type: 'object', description: '{x, y}: upper left corner' } as const;

/**
 * The domain's commands, one tool each. What makes, ends or turns back a whole flow stays with people: creating,
 * archiving, restoring and naming versions are not among them, nor are reviews.
 */
export const commandTools: readonly Tool[] = [
  commandTool('add_node', 'AddNode', 'Adds a node; its id is in the result.', ['nodeType', 'kind'], {
    id: { ...text, description: 'lower snake case; left out: made from kind and parameters' },
    nodeType: { ...text, description: 'data, function, strategy, risk or execution' },
    kind: text,
    label: text,
    description: text,
    position: { ...position, description: `${position.description}; left out: a free place` },
    params: map,
    formula: text,
  }),
  commandTool(
    'edit_node',
    'EditNode',
    'Changes label, description or parameters; parameters are merged.',
    ['id'],
    {
      id: text,
      label: text,
      description: text,
      params: map,
    },
  ),
  commandTool('move_node', 'MoveNode', 'Moves a node on the canvas.', ['id', 'position'], {
    id: text,
    position,
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
  commandTool('rename_flow', 'RenameFlow', 'Changes the name or the description of the strategy.', [], {
    name: text,
    description: text,
  }),
  {
    name: 'undo_change_set',
    description:
      'Takes back what one request or gesture changed (id from list_changes), wherever its own values still stand; taking an undo back is a redo. It is a plan of its own: nothing before it, finish_plan after it.',
    fields: { id: text },
    required: ['id'],
    async run({ id }, { copy, reading }) {
      const changeSet = String(id);
      const target = await reading?.undoTarget(changeSet);
      return carriedOut({ type: 'UndoChangeSet', changeSet, ...(target && { target }) }, copy);
    },
  },
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
    run: (input, { copy }) => carriedOut({ ...input, type } as FlowCommand, copy),
  };
}

function carriedOut(command: FlowCommand, copy: WorkingCopy): ToolResult {
  const before = draftOf(copy.flow) as Flow;
  const outcome = copy.apply(command);
  if ('refused' in outcome) return failed(outcome.refused);
  const { done } = outcome;
  const steps = done.flatMap((change) => describeChange(change, before, copy.flow));
  return { ...said(done, ...steps), at: placeOf(done, before, copy.flow) };
}
