import { type Flow, findKind, findNodes, nodesOf, nodeTypes } from '@strategy-builder/domain';
import { type ChatArgument, type ChatCommandName, chatCommandNames, chatCommands } from './commands.js';

export interface Completion {
  /** The whole line once this is chosen. */
  readonly line: string;
  readonly label: string;
  readonly detail: string;
}

const most = 12;

/** What may follow in a line of the chat: commands, then what each of their arguments can be in this flow. */
export function completions(line: string, flow: Flow): readonly Completion[] {
  const command = /^\/([\w-]*)$/.exec(line);
  if (command) return commandCompletions(command[1] ?? '');
  const name = chatCommandNames.find((candidate) => line.startsWith(`/${candidate} `));
  if (!name) return [];
  const words = line.slice(name.length + 2).split(' ');
  const word = words.at(-1) ?? '';
  const argument = argumentAt(name, words);
  if (!argument) return [];
  const begun = line.slice(0, line.length - word.length);
  return optionsFor(argument, words, flow)
    .filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()) && label !== word)
    .slice(0, most)
    .map(({ label, detail }) => ({ line: `${begun}${label}`, label, detail }));
}

function commandCompletions(begun: string): Completion[] {
  return chatCommandNames
    .filter((name) => name.startsWith(begun.toLowerCase()))
    .map((name) => ({
      line: `/${name} `,
      label: chatCommands[name].usage,
      detail: chatCommands[name].summary,
    }));
}

/** The argument that the last word belongs to; the little words between arguments are passed over. */
function argumentAt(name: ChatCommandName, words: readonly string[]): ChatArgument | undefined {
  const all: readonly ChatArgument[] = chatCommands[name].arguments;
  const before = words.slice(0, -1).filter((word) => word !== '');
  let index = 0;
  for (const word of before) {
    if (all[index]?.after === word.toLowerCase()) continue;
    index += 1;
  }
  const argument = all[index];
  const isLinked = !argument?.after || before.at(-1)?.toLowerCase() === argument.after;
  return isLinked ? argument : { name: argument.after as string, kind: 'text' };
}

interface Option {
  readonly label: string;
  readonly detail: string;
}

function optionsFor(argument: ChatArgument, words: readonly string[], flow: Flow): readonly Option[] {
  switch (argument.kind) {
    case 'node-type':
      return nodeTypes.map((type) => ({ label: type, detail: `a ${type} node` }));
    case 'node':
      return nodesOf(flow).map(({ id, label }) => ({ label: id, detail: label }));
    case 'property':
      return propertiesOf(words[0] ?? '', flow);
    case 'command':
      return chatCommandNames.map((name) => ({ label: name, detail: chatCommands[name].summary }));
    case 'text':
      return argument.name === 'to' ? [{ label: 'to', detail: 'then the node that receives' }] : [];
    case 'whose':
      return [{ label: 'agent', detail: 'the last change of the agent' }];
    case 'value':
      return valuesOf(words[0] ?? '', words[1] ?? '', flow);
    case 'flow':
    case 'quoted-name':
      return [];
  }
}

function propertiesOf(reference: string, flow: Flow): readonly Option[] {
  const found = findNodes(flow, reference);
  const node = found.found === 'one' ? found.node : undefined;
  const params = node ? (findKind(node.type, node.kind)?.params ?? []) : [];
  return [
    ...params.map(({ name, title, unit }) => ({ label: name, detail: unit ? `${title}, ${unit}` : title })),
    { label: 'label', detail: 'name on the canvas' },
    { label: 'description', detail: 'a sentence about it' },
    ...(node?.formula === undefined ? [] : [{ label: 'formula', detail: node.formula }]),
  ];
}

function valuesOf(reference: string, property: string, flow: Flow): readonly Option[] {
  const found = findNodes(flow, reference);
  if (found.found !== 'one') return [];
  const param = findKind(found.node.type, found.node.kind)?.params.find(({ name }) => name === property);
  return (param?.choices ?? []).map((choice) => ({ label: choice, detail: param?.title ?? '' }));
}
