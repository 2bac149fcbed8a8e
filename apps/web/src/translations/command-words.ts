import type { FlowCommand } from '@strategy-builder/domain';

/** A planned command in words: "AddNode: function rsi rsi_14 period 14". */
export function commandWords(command: FlowCommand): string {
  const { type, ...rest } = command;
  const parts = Object.entries(rest).flatMap(([name, value]) => wordsOf(name, value));
  return parts.length === 0 ? type : `${type}: ${parts.join(', ')}`;
}

/** Where a node stands says nothing about what was understood. */
const untold: ReadonlySet<string> = new Set(['position']);

function wordsOf(name: string, value: unknown): string[] {
  if (value === undefined || untold.has(name)) return [];
  if (name === 'params' && typeof value === 'object' && value !== null)
    return Object.entries(value).map(([param, given]) => `${param} = ${plain(given)}`);
  return [`${name} ${plain(value)}`];
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s*\n\s*/g, '; ') : JSON.stringify(value);
}
