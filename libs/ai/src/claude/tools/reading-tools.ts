import { catalogue } from '@strategy-builder/domain';
import type { FlowReading, Read } from '../../planner.js';
import { describeFlow } from '../describe-flow.js';
import { maskedDeep } from '../masked-deep.js';
import { aboutFunction, rulesOfLanguage, searchLanguage } from './language-entries.js';
import { failed, said, type Tool, type ToolResult } from './tool.js';

const text = { type: 'string' } as const;

/** What the model can look up. */
export const readingTools: readonly Tool[] = [
  {
    name: 'read_flow',
    description: 'The flow with the changes planned so far.',
    fields: {},
    required: [],
    run: (_, { copy }) => said(describeFlow(copy.flow), 'Reads the flow'),
  },
  {
    name: 'read_kind',
    description: 'Everything about one kind of node: parameters, ports, formula, convention.',
    fields: { kind: text },
    required: ['kind'],
    run: ({ kind }) => {
      const found = catalogue.filter((entry) => entry.kind === kind);
      return found.length > 0 ? said(found, `Looks up ${kind}`) : failed('There is no such kind.');
    },
  },
  {
    name: 'search_language',
    description: 'Functions of formulas and kinds of nodes whose name or description holds all the words.',
    fields: { words: text },
    required: ['words'],
    run: ({ words }) => said(searchLanguage(String(words)), 'Searches the language reference'),
  },
  {
    name: 'read_language',
    description: 'One function of the formula language; without a name, how formulas are read.',
    fields: { name: text },
    required: [],
    run: ({ name }) => {
      if (name === undefined) return said(rulesOfLanguage(), 'Reads the language reference');
      const found = aboutFunction(String(name));
      return found ? said(found, `Looks up ${found.name}`) : failed('There is no such function.');
    },
  },
  lookUp('list_simulations', 'Simulations of this flow in short, newest first.', 'Reads the simulations', {
    ask: (reading) => reading.simulations(),
  }),
  lookUp(
    'read_simulation',
    'A simulation of this flow: metrics, warnings, and ten trades from firstTrade (0 is the first) on; the latest one when no id is given.',
    'Reads the simulation result',
    {
      fields: { id: text, firstTrade: { type: 'number' } },
      ask: (reading, { id, firstTrade = 0 }) =>
        reading.simulation({ ...(typeof id === 'string' && { id }), firstTrade: Number(firstTrade) }),
    },
  ),
  lookUp(
    'read_code',
    'The code generated from the flow as planned so far: language python, sql or typescript; of one node when nodeId is given, also the Python of a function.python node. firstLine reads on where an answer was cut (0 is the first).',
    'Reads the generated code',
    {
      fields: { language: text, nodeId: text, firstLine: { type: 'number' } },
      required: ['language'],
      async ask(reading, { language, nodeId, firstLine = 0 }, flow) {
        const node = typeof nodeId === 'string' ? [nodeId] : [];
        const read = await reading.code(flow, String(language), ...node);
        if ('refused' in read || typeof read.found !== 'string') return read;
        return {
          found: read.found
            .split('\n')
            .slice(Math.max(0, Number(firstLine)))
            .join('\n'),
        };
      },
    },
  ),
  lookUp('list_requests', 'Earlier requests about this flow, and what became of them.', 'Reads the history', {
    ask: (reading) => reading.translations(),
  }),
  lookUp(
    'list_changes',
    'What people and you changed in this flow, newest first, with the id of each change set, who made it and whether it was taken back.',
    'Reads who changed what',
    { ask: (reading) => reading.changes() },
  ),
  lookUp('list_data_sets', 'Market data there is, with symbol, timeframe and range.', 'Reads the data sets', {
    ask: (reading) => reading.datasets(),
  }),
];

/** A tool that asks what the product knows. Its answer is data, without what looks like a secret. */
function lookUp(
  name: string,
  description: string,
  step: string,
  {
    fields = {},
    required = [],
    ask,
  }: {
    readonly fields?: Tool['fields'];
    readonly required?: readonly string[];
    ask(
      reading: FlowReading,
      input: Readonly<Record<string, unknown>>,
      flow: Parameters<FlowReading['code']>[0],
    ): Promise<Read>;
  },
): Tool {
  return {
    name,
    description,
    fields,
    required,
    async run(input, { reading, copy }): Promise<ToolResult> {
      if (!reading) return failed('That can’t be read here.');
      const read = await ask(reading, input, copy.flow);
      return 'found' in read ? said(maskedDeep(read.found), step) : failed(read.refused);
    },
  };
}
