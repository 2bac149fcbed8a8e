import type { Plan } from '../../planner.js';
import type { WorkingCopy } from '../working-copy.js';

type Field = { readonly type: 'string' | 'object' | 'array'; readonly description?: string };

/** What a tool call comes to: words for the model, or the end of the conversation. */
export type ToolResult =
  | { readonly is: 'said'; readonly text: string; readonly failed: boolean }
  | { readonly is: 'end'; readonly plan: Plan };

/** One thing that the model can do. No tool names a flow: there is only the working copy. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
  run(input: Readonly<Record<string, unknown>>, copy: WorkingCopy): ToolResult;
}

export function said(value: unknown): ToolResult {
  return { is: 'said', text: typeof value === 'string' ? value : JSON.stringify(value), failed: false };
}

export function failed(text: string): ToolResult {
  return { is: 'said', text, failed: true };
}

/** Runs a call after its input was checked: unknown fields, missing ones and wrong types are told, never guessed. */
export function runTool(tool: Tool, input: unknown, copy: WorkingCopy): ToolResult {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return failed(`The input of ${tool.name} must be an object.`);
  }
  const values = input as Record<string, unknown>;
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(tool.fields, name)) return failed(`${tool.name} has no field ${name}.`);
  }
  for (const [name, { type }] of Object.entries(tool.fields)) {
    const value = values[name];
    if (value === undefined) {
      if (tool.required.includes(name)) return failed(`${tool.name} needs ${name}.`);
      continue;
    }
    const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    if (is !== type) return failed(`${name} of ${tool.name} must be of type ${type}.`);
  }
  return tool.run(values, copy);
}
