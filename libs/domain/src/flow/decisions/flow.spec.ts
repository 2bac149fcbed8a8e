import { describe, it } from 'vitest';
import { custom, flowWith, given } from '../../testing/index.js';
import type { FlowCommand } from '../commands.js';

const create = { type: 'CreateFlow', name: 'Momentum', founder: 7 } as const;

describe('CreateFlow', () => {
  it('begins a flow once', () => {
    given(null)
      .when(create)
      .then({ type: 'FlowCreated', data: { name: 'Momentum', description: '', founder: 7 } });
    given(null).when(create, create).thenRefused('flow-exists');
  });

  it('needs a name and a client id', () => {
    given(null)
      .when({ ...create, name: ' ' })
      .thenRefused('invalid-value', 'name');
    given(null)
      .when({ ...create, name: 'x'.repeat(201) })
      .thenRefused('text-too-long');
    for (const founder of [-1, 1.5, 2 ** 32, Number.NaN]) {
      given(null)
        .when({ ...create, founder })
        .thenRefused('invalid-value');
    }
  });
});

describe('RenameFlow', () => {
  it('records only what changed', () => {
    given(flowWith())
      .when({ type: 'RenameFlow', name: 'Test', description: 'New' })
      .then({ type: 'FlowRenamed', data: { description: 'New' } });
    given(flowWith()).when({ type: 'RenameFlow', name: 'Test' }).thenNothing();
    given(flowWith()).when({ type: 'RenameFlow', name: '' }).thenRefused('invalid-value');
  });
});

describe('ArchiveFlow', () => {
  it('ends every change', () => {
    const archived = given(flowWith(custom('a')))
      .when({ type: 'ArchiveFlow' })
      .flow();
    const commands: readonly FlowCommand[] = [
      { type: 'ArchiveFlow' },
      { type: 'RenameFlow', name: 'Test' },
      { type: 'AddNode', nodeType: 'function', kind: 'custom' },
      { type: 'EditNode', id: 'a' },
      { type: 'MoveNode', id: 'a', position: { x: 0, y: 0 } },
      { type: 'SetFormula', id: 'a', formula: 'close' },
      { type: 'EditCode', id: 'a', code: '' },
      { type: 'RemoveNode', id: 'a' },
      { type: 'ConnectNodes', source: 'a', target: 'a' },
      { type: 'DisconnectNodes', id: 'e' },
      { type: 'RestoreRevision', revision: 1, target: flowWith() },
    ];
    for (const command of commands) given(archived).when(command).thenRefused('flow-archived');
  });
});

describe('a flow that is not there', () => {
  it('takes no command but CreateFlow', () => {
    given(null).when({ type: 'ArchiveFlow' }).thenRefused('flow-not-found');
    given(null).when({ type: 'AddNode', nodeType: 'function', kind: 'custom' }).thenRefused('flow-not-found');
  });
});

describe('several commands', () => {
  it('see what the ones before them did, from the creation on', () => {
    given(null)
      .when(
        create,
        { type: 'AddNode', id: 'a', nodeType: 'function', kind: 'custom' },
        { type: 'AddNode', id: 'b', nodeType: 'function', kind: 'custom', formula: 'a + 1' },
        { type: 'ConnectNodes', source: 'a', target: 'b' },
      )
      .events();
  });

  it('come to nothing when one is refused, which is named by its place', () => {
    given(flowWith())
      .when(
        { type: 'AddNode', id: 'a', nodeType: 'function', kind: 'custom' },
        { type: 'RemoveNode', id: 'b' },
      )
      .thenRefusedAt(1, 'node-not-found');
  });

  it('refuse a command that nobody knows', () => {
    given(flowWith())
      .when({ type: 'Explode' } as unknown as FlowCommand)
      .thenRefused('invalid-value');
  });
});
