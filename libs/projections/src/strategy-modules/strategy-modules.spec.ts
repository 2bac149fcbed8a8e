import type { ReviewEvent } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { flowCreated, recorded } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { strategyModules } from './strategy-modules.js';

const requested = (hash: string): ReviewEvent => ({
  type: 'ReviewRequested',
  data: {
    ...{ flowId: 'momentum', nodeId: 'mine', hash, code: `# ${hash}\n` },
    params: { level: 2 },
    inputs: { bars: 'btc.bars' },
    outputs: { value: 'number' },
  },
});
const approved = (hash: string): ReviewEvent => ({
  type: 'ReviewApproved',
  data: { flowId: 'momentum', nodeId: 'mine', hash, selfApproved: true, comment: 'fine' },
});

it('has a row for each version that was put up for review, with its module and what came of it', () => {
  const events = recorded('review-momentum', requested('h1'), approved('h1'), requested('h2'), {
    type: 'ReviewChangesAsked',
    data: { flowId: 'momentum', nodeId: 'mine', hash: 'h2', comment: 'name it' },
  });
  expect(rowsOf(strategyModules, events)).toMatchObject([
    {
      hash: 'h1',
      status: 'approved',
      self_approved: 1,
      source: '# h1\n',
      params: '{"level":2}',
      decided_by: 'ada',
    },
    {
      hash: 'h2',
      status: 'changes-asked',
      self_approved: 0,
      comment: 'name it',
      inputs: '{"bars":"btc.bars"}',
    },
  ]);
});

it('begins a review anew when it is asked for again, and forgets no version', () => {
  const events = recorded('review-momentum', requested('h1'), approved('h1'), requested('h1'));
  expect(rowsOf(strategyModules, events)).toMatchObject([
    { hash: 'h1', status: 'in-review', decided_by: null, self_approved: 0 },
  ]);
});

it('has no row for a decision on nothing, nor for events of other streams', () => {
  expect(rowsOf(strategyModules, recorded('review-momentum', approved('h1')))).toEqual([]);
  expect(rowsOf(strategyModules, recorded('flow-momentum', flowCreated()))).toEqual([]);
});
