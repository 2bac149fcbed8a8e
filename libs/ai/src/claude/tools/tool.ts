import type { Place, Plan, PlanRequest } from '../../planner.js';
import type { WorkingCopy } from '../working-copy.js';

type Field = {
  readonly type: 'string' | 'number' | 'object' | 'array';
  readonly description?: string;
};

/** Words for the model, sentences for people, and where on the canvas it is about. */
export interface Said {
  readonly is: 'said';
  readonly text: string;
  readonly failed: boolean;
  readonly steps: readonly string[];
  readonly at?: Place | undefined;
}

/** What a tool call comes to: an answer, or the end of the conversation. */
export type ToolResult = Said | { readonly is: 'end'; readonly plan: Plan };

/** What tools work on. */
export interface Desk extends Pick<PlanRequest, 'reading' | 'tryPython'> {
  readonly copy: WorkingCopy;
}

/** One thing that the model can do. No tool names a flow: there is only the working copy. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
  run(input: Readonly<Record<string, unknown>>, desk: Desk): ToolResult | Promise<ToolResult>;
}

/** Longest answer of a tool, in characters. */
export const longestAnswer = 12_000;
const longestRefusal = 600;

/** An answer to the model as JSON; a longer one is cut and says so. */
export function said(value: unknown, ...steps: readonly string[]): Said {
  return { is: 'said', text: bounded(JSON.stringify(value) ?? 'null'), failed: false, steps };
}

export function failed(text: string): Said {
  const short = text.length > longestRefusal ? `${text.slice(0, longestRefusal)}…` : text;
  return { is: 'said', text: short, failed: true, steps: [short] };
}

function bounded(text: string): string {
  if (text.length <= longestAnswer) return text;
  return `${text.slice(0, longestAnswer)}\n[Cut: the first ${longestAnswer} of ${text.length} characters.]`;
}

/** Runs a call after its input was checked: unknown fields, missing ones and wrong types are told, never guessed. */
export async function runTool(tool: Tool, input: unknown, desk: Desk): Promise<ToolResult> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return failed(`The input of ${tool.name} must be an object.`);
  }
  const values = input as Record<string, unknown>;
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(tool.fields, name)) return failed(`${tool.name} has no field ${name}.`);
  }
  for (const [name, { type }] of Object.entries(tool.fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      if (tool.required.includes(name)) return failed(`${tool.name} needs ${name}.`);
      continue;
    }
    const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    if (is !== type) return failed(`${name} of ${tool.name} must be of type ${type}.`);
  }
  return tool.run(values, desk);
}
