import type { FlowCommand } from './commands.js';
import { type Refusal, refuse } from './refusals.js';

type Field = 'text' | 'text?' | 'number' | 'object' | 'object?';

/**
 * The fields of each command and what they hold; `?` marks those that may be left out. What comes in is typed, but
 * typed by hand-written edges, and a decision must not fail on what slips through them.
 */
const fields: Readonly<Record<FlowCommand['type'], Readonly<Record<string, Field>>>> = {
  CreateFlow: { name: 'text', description: 'text?', founder: 'number', origin: 'object?' },
  RenameFlow: { name: 'text?', description: 'text?' },
  ArchiveFlow: {},
  AddNode: {
    ...{ id: 'text?', nodeType: 'text', kind: 'text', label: 'text?', description: 'text?' },
    ...{ position: 'object?', params: 'object?', formula: 'text?' },
  },
  EditNode: { id: 'text', label: 'text?', description: 'text?', params: 'object?' },
  MoveNode: { id: 'text', position: 'object' },
  SetFormula: { id: 'text', formula: 'text' },
  EditCode: { id: 'text', code: 'text' },
  RemoveNode: { id: 'text' },
  ConnectNodes: { id: 'text?', source: 'text', sourcePort: 'text?', target: 'text', targetPort: 'text?' },
  DisconnectNodes: { id: 'text' },
  RestoreRevision: { revision: 'number', target: 'object?' },
  NameVersion: { revision: 'number', name: 'text' },
  UndoChangeSet: { changeSet: 'text', target: 'object?' },
};

/** Whether a command is one, and has what it needs in fields of the right type. */
export function checkShape(command: FlowCommand): Refusal | null {
  if (!Object.hasOwn(fields, command.type)) {
    return refuse('invalid-value', 'There is no such command.', { commands: Object.keys(fields) });
  }
  const values: Readonly<Record<string, unknown>> = { ...command };
  for (const [name, field] of Object.entries(fields[command.type])) {
    const value = values[name];
    const type = field.replace('?', '');
    if (value === undefined && field.endsWith('?')) continue;
    if (value === undefined)
      return refuse('invalid-value', `${command.type} needs ${name}.`, { field: name });
    if (!isOf(type, value)) {
      return refuse('invalid-value', `The ${name} of ${command.type} must be a ${type}.`, { field: name });
    }
  }
  return null;
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'text') return typeof value === 'string';
  if (type === 'number') return typeof value === 'number';
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
