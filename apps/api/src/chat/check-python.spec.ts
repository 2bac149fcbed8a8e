import { decideAll, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import { Problem } from '../platform/problem.js';
import type { PythonFault } from '../python/python-fault.js';
import type { PythonTests } from '../python/python-tests.js';
import { checkPython } from './check-python.js';

const empty: Flow = { name: 'F', description: '', archived: false, nodes: {}, edges: {} };
const code = 'def on_bar(bar, inputs, params, state):\n    return 1\n';
const add: FlowCommand = { type: 'AddNode', nodeType: 'function', kind: 'python', id: 'mine' };
const write: FlowCommand = { type: 'EditCode', id: 'mine', code };
const fault: PythonFault = {
  ...{ node: 'mine', code: 'python-failed', bar: null, time: null, line: 2, type: 'SyntaxError' },
  message: 'SyntaxError: invalid syntax',
  traceback: '',
};

/** The gate, with a sandbox that answers so; `seen` is what it was given. */
function gate(answers: { load?: PythonFault; test?: object | Problem }) {
  const seen: string[] = [];
  const pythonTests = {
    load: async (node: { code: string }) => {
      seen.push(`load ${node.code}`);
      return answers.load ?? null;
    },
    test: async (flow: Flow, id: string) => {
      seen.push(`test ${flow.nodes[id]?.code}`);
      if (answers.test instanceof Problem) throw answers.test;
      return answers.test ?? { status: 'done', times: [1, 2, 3] };
    },
  } as unknown as PythonTests;
  return {
    seen,
    check: (...commands: FlowCommand[]) => checkPython(commands, empty, { pythonTests, maxNodes: 10 }),
  };
}

describe('Python that a plan writes', () => {
  it('is loaded, then tried as the plan would leave it, and waits for a review', async () => {
    const { check, seen } = gate({});
    expect(await check(add, write)).toEqual([
      'The Python of mine ran on 3 sample bars in the sandbox. Nobody has reviewed it: ask for a review in the Code tab of mine.',
    ]);
    expect(seen).toEqual([`load ${code}`, `test ${code}`]);
  });

  it('refuses the whole plan when it can’t be loaded, before anything is applied', async () => {
    const { check, seen } = gate({ load: fault });
    await expect(check(add, write)).rejects.toMatchObject({
      code: 'code-invalid',
      detail: 'The Python of mine failed in line 2: SyntaxError: invalid syntax. Nothing was changed.',
    });
    expect(seen).toHaveLength(1);
  });

  it('refuses the whole plan when it fails on sample bars', async () => {
    const { check } = gate({ test: { status: 'failed', error: { sentence: 'It failed.' } } });
    await expect(check(add, write)).rejects.toMatchObject({ code: 'code-invalid' });
  });

  it('says when there was nothing to try it on', async () => {
    const { check } = gate({ test: new Problem(422, 'dataset-needed', 'There are no bars.') });
    expect(await check(add, write)).toEqual([
      expect.stringMatching(/loaded, not tried: There are no bars\. Nobody has/),
    ]);
  });

  it('is no business of plans that write none, or that the rules refuse anyway', async () => {
    const { check, seen } = gate({ load: fault });
    expect(await check(add)).toEqual([]);
    expect(await check({ ...write, id: 'nobody' })).toEqual([]);
    expect(seen).toEqual([]);
    expect(fold(decideAll([add], empty, { maxNodes: 10 }) as never, empty)?.nodes.mine).toBeDefined();
  });
});
