import { catalogue } from '@strategy-builder/domain';
import { describeFlow } from '../describe-flow.js';
import { failed, said, type Tool } from './tool.js';

/** What the model can look up. */
export const readingTools: readonly Tool[] = [
  {
    name: 'read_flow',
    description: 'The flow with the changes planned so far.',
    fields: {},
    required: [],
    run: (_, copy) => said(describeFlow(copy.flow)),
  },
  {
    name: 'read_kind',
    description: 'Everything about one kind of node: parameters, ports, formula, convention.',
    fields: { kind: { type: 'string' } },
    required: ['kind'],
    run: ({ kind }) => {
      const found = catalogue.filter((entry) => entry.kind === kind);
      return found.length > 0 ? said(found) : failed('There is no such kind.');
    },
  },
];
