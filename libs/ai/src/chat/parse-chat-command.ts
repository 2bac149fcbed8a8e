import { type NodeType, nearest, nodeTypes } from '@strategy-builder/domain';
import { type ChatCommandName, chatCommandNames, chatCommands } from './commands.js';

/** A chat command with its arguments; node references are still words, resolved against the flow later. */
export type ChatCommand =
  | { readonly name: 'add-node'; readonly nodeType: NodeType; readonly description: string }
  | { readonly name: 'edit-node'; readonly node: string; readonly property: string; readonly value: string }
  | { readonly name: 'delete-node'; readonly node: string }
  | { readonly name: 'list-nodes'; readonly flowId?: string }
  | { readonly name: 'create-strategy'; readonly title: string; readonly description: string }
  | { readonly name: 'connect'; readonly source: string; readonly target: string }
  | { readonly name: 'show-flow'; readonly flowId?: string }
  | { readonly name: 'preview-code'; readonly node: string }
  | { readonly name: 'test-strategy'; readonly flowId?: string }
  | { readonly name: 'undo'; readonly whose: 'own' | 'agent' }
  | { readonly name: 'redo' }
  | { readonly name: 'help'; readonly about?: ChatCommandName };

export type ParsedChatCommand =
  | { readonly ok: true; readonly command: ChatCommand }
  | {
      readonly ok: false;
      readonly problem: string /** Lines to try instead. */;
      readonly suggestions: readonly string[];
    };

/** Reads a line that begins with a slash. The answer to a mistyped one names the nearest command. */
export function parseChatCommand(line: string): ParsedChatCommand {
  const [, word = '', rest = ''] = /^\/([^\s]*)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const name = chatCommandNames.find((candidate) => candidate === word.toLowerCase());
  if (name) return readers[name](rest.trim());
  const [close] = nearest(word, chatCommandNames);
  const suggestions = close === undefined ? ['/help'] : [`/${close}${rest && ` ${rest}`}`];
  const problem =
    close === undefined
      ? `There is no command /${word}. /help lists those there are.`
      : `There is no command /${word}. Did you mean /${close}?`;
  return { ok: false, problem, suggestions };
}

const readers: Readonly<Record<ChatCommandName, (rest: string) => ParsedChatCommand>> = {
  'add-node': (rest) => {
    const [first, description] = headAndTail(rest);
    const nodeType = nodeTypes.find((type) => type === first.toLowerCase());
    if (!nodeType) {
      const [close] = nearest(first, nodeTypes);
      const found = first === '' ? 'A type is missing' : `"${first}" is no type of node`;
      return {
        ok: false,
        problem: `${found}. Types are ${nodeTypes.join(', ')}.`,
        suggestions: [`/add-node ${close ?? 'function'} ${close ? description : rest}`.trim()],
      };
    }
    return description === '' ? incomplete('add-node') : done({ name: 'add-node', nodeType, description });
  },
  'edit-node': (rest) => {
    const [node, afterNode] = headAndTail(rest);
    const [property, value] = headAndTail(afterNode);
    return value === ''
      ? incomplete('edit-node')
      : done({ name: 'edit-node', node, property, value: unquoted(value) });
  },
  'delete-node': (rest) =>
    rest === '' ? incomplete('delete-node') : done({ name: 'delete-node', node: unquoted(rest) }),
  'list-nodes': (rest) => done({ name: 'list-nodes', ...(rest && { flowId: rest }) }),
  'create-strategy': (rest) => {
    const [title, description] = headAndTail(rest);
    return title === '' || description === ''
      ? incomplete('create-strategy')
      : done({ name: 'create-strategy', title, description });
  },
  connect: (rest) => {
    const [source, afterSource] = splitAtTo(rest);
    return source === '' || afterSource === ''
      ? incomplete('connect')
      : done({ name: 'connect', source: unquoted(source), target: unquoted(afterSource) });
  },
  'show-flow': (rest) => done({ name: 'show-flow', ...(rest && { flowId: rest }) }),
  'preview-code': (rest) =>
    rest === '' ? incomplete('preview-code') : done({ name: 'preview-code', node: unquoted(rest) }),
  'test-strategy': (rest) => done({ name: 'test-strategy', ...(rest && { flowId: rest }) }),
  undo: (rest) => {
    const whose = rest.toLowerCase();
    if (whose === '' || whose === 'agent') return done({ name: 'undo', whose: whose || 'own' });
    const problem = `/undo takes back your own last step, /undo agent the agent's. It knows no "${rest}".`;
    return { ok: false, problem, suggestions: ['/undo', '/undo agent'] };
  },
  redo: (rest) =>
    rest === ''
      ? done({ name: 'redo' })
      : { ok: false, problem: '/redo stands alone.', suggestions: ['/redo'] },
  help: (rest) => {
    const wanted = rest.replace(/^\//, '').toLowerCase();
    const about = chatCommandNames.find((candidate) => candidate === wanted);
    if (wanted !== '' && !about) return parseChatCommand(`/${wanted}`);
    return done({ name: 'help', ...(about && { about }) });
  },
};

function done(command: ChatCommand): ParsedChatCommand {
  return { ok: true, command };
}

function incomplete(name: ChatCommandName): ParsedChatCommand {
  const { usage, example } = chatCommands[name];
  return { ok: false, problem: `Something is missing: ${usage}`, suggestions: [example] };
}

/** The first word, or the first text in quotes, and what follows it. */
function headAndTail(text: string): readonly [head: string, tail: string] {
  const quote = text[0];
  if (quote === '"' || quote === "'" || quote === '“') {
    const end = text.indexOf(quote === '“' ? '”' : quote, 1);
    if (end > 0) return [text.slice(1, end).trim(), text.slice(end + 1).trim()];
  }
  const end = text.search(/\s/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()];
}

/** `a to b` or `a -> b`; a name in quotes may hold the word itself. */
function splitAtTo(text: string): readonly [string, string] {
  const [head, tail] = headAndTail(text);
  if (/^["'“]/.test(text)) return [head, tail.replace(/^(to|->|→)\s+/i, '')];
  const separator = /\s(?:to|->|→)\s/i.exec(text);
  if (!separator) return [head, tail];
  return [text.slice(0, separator.index).trim(), text.slice(separator.index + separator[0].length).trim()];
}

function unquoted(text: string): string {
  const [head, tail] = headAndTail(text);
  return tail === '' && text.length > 1 && /^["'“]/.test(text) ? head : text;
}
