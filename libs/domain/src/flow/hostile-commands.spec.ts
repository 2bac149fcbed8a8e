import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNodes } from '../references/find-nodes.js';
import { momentumFlow } from '../testing/index.js';
import type { FlowCommand } from './commands.js';
import { decide } from './decide.js';
import { isRefusal } from './decision.js';
import { fold } from './evolve.js';
import { refusalCodes } from './refusals.js';

const types: readonly FlowCommand['type'][] = [
  ...(['RenameFlow', 'AddNode', 'EditNode', 'MoveNode', 'SetFormula', 'EditCode', 'RemoveNode'] as const),
  ...(['ConnectNodes', 'DisconnectNodes', 'RestoreRevision'] as const),
];
const fields = [
  ...['id', 'name', 'label', 'description', 'nodeType', 'kind', 'params', 'formula', 'code', 'position'],
  ...['source', 'sourcePort', 'target', 'targetPort', 'revision'],
];
/** Fields that make the command go further before it meets what is wrong. */
const sensible = {
  id: 'rsi_14',
  nodeType: 'function',
  kind: 'rsi',
  source: 'btc_price',
  target: 'rsi_14',
  revision: 2,
};

const hostile = fc
  .tuple(
    fc.constantFrom(...types),
    fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(fc.anything(), fc.jsonValue(), fc.constant(undefined)),
    ),
  )
  .map(([type, values]) => ({ ...sensible, ...values, type }) as unknown as FlowCommand)
  // The earlier state comes from the log, never from a request.
  .map((command) =>
    command.type === 'RestoreRevision' ? { type: command.type, revision: command.revision } : command,
  );

describe('commands with anything in them', { timeout: 60_000 }, () => {
  it('are decided or refused, and never throw or leave something that can not be stored', () => {
    fc.assert(
      fc.property(hostile, (command) => {
        const flow = momentumFlow();
        const decision = decide(command, flow, { maxNodes: 100 });
        if (isRefusal(decision)) {
          expect(refusalCodes).toContain(decision.code);
          expect(decision.detail).toMatch(/\S/);
          return;
        }
        const after = fold(decision, flow);
        expect(JSON.parse(JSON.stringify(after))).toEqual(after);
      }),
      { numRuns: 1_000 },
    );
  });

  it('change nothing in what every object inherits', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('findNodes', { timeout: 60_000 }, () => {
  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        findNodes(momentumFlow(), text);
      }),
    );
  });
});
