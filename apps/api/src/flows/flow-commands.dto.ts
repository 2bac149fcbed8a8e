import type { PipeTransform } from '@nestjs/common';
import type { FlowCommand, Value } from '@strategy-builder/domain';
import { limits, nodeTypes } from '@strategy-builder/domain';
import { z } from 'zod';

// The shapes of commands at the door: wrong types and unknown fields end here. Meaning (ids, ranges, limits) is decide's.

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([z.number(), z.boolean(), z.string(), z.record(z.string(), value)]),
);
const params = z.record(z.string(), value).describe('parameters by name; see GET /api/catalogue');
const position = z.strictObject({ x: z.number(), y: z.number() }).describe('canvas pixels');
const id = z.string().describe('node or edge id');

/** Every command may say at which revision its author saw the flow. */
const expectedRevision = z.int().min(0).optional().describe('answers 409 when the flow has changed since');

function order<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, expectedRevision });
}

export const flowCommand = z
  .discriminatedUnion('type', [
    order({ type: z.literal('RenameFlow'), name: z.string().optional(), description: z.string().optional() }),
    order({ type: z.literal('ArchiveFlow') }),
    order({
      type: z.literal('AddNode'),
      id: id.optional(),
      nodeType: z.enum(nodeTypes),
      kind: z.string(),
      label: z.string().optional(),
      description: z.string().optional(),
      position: position.optional(),
      params: params.optional(),
      formula: z.string().optional(),
    }),
    order({
      type: z.literal('EditNode'),
      id,
      label: z.string().optional(),
      description: z.string().optional(),
      params: params.optional(),
    }),
    order({ type: z.literal('MoveNode'), id, position }),
    order({ type: z.literal('SetFormula'), id, formula: z.string() }),
    order({ type: z.literal('EditCode'), id, code: z.string() }),
    order({ type: z.literal('RemoveNode'), id }),
    order({
      type: z.literal('ConnectNodes'),
      id: id.optional(),
      source: id,
      sourcePort: z.string().optional(),
      target: id,
      targetPort: z.string().optional(),
    }),
    order({ type: z.literal('DisconnectNodes'), id }),
    order({ type: z.literal('RestoreRevision'), revision: z.int().min(1) }),
    order({ type: z.literal('UndoChangeSet'), changeSet: z.string().min(1).max(400) }),
  ])
  .describe('an order to change the flow');

/** One command or an array of them, all or nothing. */
const commandList = z.array(flowCommand).min(1).max(limits.commandsInOneRequest);
export const commandRequest = z.union([flowCommand, commandList]);

/** Checks the one that was sent: of a union zod would only say that neither fits. */
export class CommandRequestPipe implements PipeTransform {
  transform(body: unknown): z.output<typeof commandRequest> {
    return Array.isArray(body) ? commandList.parse(body) : flowCommand.parse(body);
  }
}

/** What zod accepted are commands of the domain; the expected revision is the request's, not the command's. */
export function asCommands(request: z.output<typeof commandRequest>): {
  commands: FlowCommand[];
  expectedRevision?: number;
} {
  const parsed = Array.isArray(request) ? request : [request];
  const expected = parsed.find((command) => command.expectedRevision !== undefined)?.expectedRevision;
  const commands = parsed.map(({ expectedRevision: _, ...command }) => command as FlowCommand);
  return { commands, ...(expected !== undefined && { expectedRevision: expected }) };
}
