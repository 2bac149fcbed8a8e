import { layout } from '@strategy-builder/domain';
import { explain } from '../../rules/explain/explain.js';
import { assumptionsOf } from './assumptions.js';
import { short, texts } from './bounded-texts.js';
import { type Desk, failed, type Tool, type ToolResult } from './tool.js';

const most = 30;

/** How a conversation ends: with a plan, a question, a refusal or an answer. */
export const endingTools: readonly Tool[] = [
  {
    name: 'finish_plan',
    description:
      'Hands the planned changes over. assumptions: [{about, text, nodeId?, param?, alternatives?}], every choice that the request did not state; alternatives: up to four that one click changes it to, values of the param, or [{label, formula}] of the node. left: parts of the request that could not be carried out, word for word.',
    fields: { title: { type: 'string' }, assumptions: { type: 'array' }, left: { type: 'array' } },
    required: ['title', 'assumptions', 'left'],
    run: finish,
  },
  {
    name: 'ask_user',
    description: 'Asks the one question that matters, with two to four choices.',
    fields: { question: { type: 'string' }, choices: { type: 'array' } },
    required: ['question', 'choices'],
    run: ({ question, choices }) => ({
      is: 'end',
      plan: { status: 'clarify', question: short(question), choices: texts(choices).slice(0, 4) },
    }),
  },
  {
    name: 'refuse',
    description: 'Refuses what is no strategy, needs the future, contradicts itself or asks for advice.',
    fields: { reason: { type: 'string' } },
    required: ['reason'],
    run: ({ reason }) => ({ is: 'end', plan: { status: 'refused', reason: short(reason) } }),
  },
  {
    name: 'answer',
    description: 'Answers a question that changes nothing.',
    fields: { text: { type: 'string' } },
    required: ['text'],
    run: ({ text }) => ({
      is: 'end',
      plan: { status: 'answer', text: `${short(text)}\n(Nothing on the canvas was changed.)` },
    }),
  },
];

async function finish(
  input: Readonly<Record<string, unknown>>,
  { copy, tryPython }: Desk,
): Promise<ToolResult> {
  if (copy.commands.length === 0) return failed('Nothing is planned yet: no command was accepted.');
  const fault = copy.commands.some(({ type }) => type === 'EditCode') && (await tryPython?.(copy.commands));
  if (fault) return failed(fault);
  const newStrategy = Object.keys(copy.before.nodes).length === 0 && !copy.takesBack;
  // A fresh flow is laid out whole, unless it was placed; into an existing one new nodes go without moving the others.
  const placed = copy.commands.some((command) => 'position' in command);
  const positions = newStrategy && !placed ? layout(copy.flow) : {};
  const commands = copy.commands.map((command) => {
    const position = command.type === 'AddNode' && command.id ? positions[command.id] : undefined;
    return position ? { ...command, position } : command;
  });
  return {
    is: 'end',
    plan: {
      status: 'plan',
      title: short(input.title).slice(0, 200),
      // From the planned flow itself, never from the model's words about it.
      summary: explain(copy.flow),
      commands,
      assumptions: assumptionsOf(input.assumptions, copy),
      left: texts(input.left).slice(0, most),
      newStrategy,
    },
  };
}
