/** What an argument of a command is, so that completion knows what to offer. */
export type ArgumentKind =
  | 'node-type'
  | 'text'
  | 'node'
  | 'property'
  | 'value'
  | 'flow'
  | 'command'
  | 'whose'
  | 'quoted-name';

export interface ChatArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly optional?: true;
  /** A word between this argument and the one before it: `to` in `/connect a to b`. */
  readonly after?: string;
}

export interface ChatCommandHelp {
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
  readonly arguments: readonly ChatArgument[];
}

/** The chat commands. Parser, completion and /help all read this table. */
export const chatCommands = {
  'add-node': {
    usage: '/add-node <type> <description>',
    summary: 'Adds a node: data, function, strategy, risk or execution, described in words.',
    example: '/add-node function 14-period RSI',
    arguments: [
      { name: 'type', kind: 'node-type' },
      { name: 'description', kind: 'text' },
    ],
  },
  'edit-node': {
    usage: '/edit-node <id> <property> <value>',
    summary: 'Changes a label, description, formula, code or parameter of a node.',
    example: '/edit-node rsi_14 period 21',
    arguments: [
      { name: 'id', kind: 'node' },
      { name: 'property', kind: 'property' },
      { name: 'value', kind: 'value' },
    ],
  },
  'delete-node': {
    usage: '/delete-node <id>',
    summary: 'Removes a node and its edges.',
    example: '/delete-node stop_loss',
    arguments: [{ name: 'id', kind: 'node' }],
  },
  'list-nodes': {
    usage: '/list-nodes [flow-id]',
    summary: 'Lists the nodes of this flow, or of another one.',
    example: '/list-nodes',
    arguments: [{ name: 'flow-id', kind: 'flow', optional: true }],
  },
  'create-strategy': {
    usage: '/create-strategy "name" <description>',
    summary: 'Builds a strategy from a description: here when this flow is empty, else in a new flow.',
    example: '/create-strategy "RSI reversion" Buy BTC when RSI < 30, sell when RSI > 70',
    arguments: [
      { name: 'name', kind: 'quoted-name' },
      { name: 'description', kind: 'text' },
    ],
  },
  connect: {
    usage: '/connect <node1> to <node2>',
    summary: 'Connects two nodes; the ports are found when only one pair fits.',
    example: '/connect btc_price to rsi_14',
    arguments: [
      { name: 'node1', kind: 'node' },
      { name: 'node2', kind: 'node', after: 'to' },
    ],
  },
  'show-flow': {
    usage: '/show-flow [flow-id]',
    summary: 'Describes the flow: its nodes, edges, and what is missing.',
    example: '/show-flow',
    arguments: [{ name: 'flow-id', kind: 'flow', optional: true }],
  },
  'preview-code': {
    usage: '/preview-code <node-id>',
    summary: 'Shows the Python of a node.',
    example: '/preview-code rsi_14',
    arguments: [{ name: 'node-id', kind: 'node' }],
  },
  'test-strategy': {
    usage: '/test-strategy [strategy-id]',
    summary: 'Simulates the strategy on the data set that fits its symbol.',
    example: '/test-strategy',
    arguments: [{ name: 'strategy-id', kind: 'flow', optional: true }],
  },
  undo: {
    usage: '/undo [agent]',
    summary: 'Takes back your last step, or the last change of the agent; what others changed since stays.',
    example: '/undo agent',
    arguments: [{ name: 'agent', kind: 'whose', optional: true }],
  },
  redo: {
    usage: '/redo',
    summary: 'Brings back what your last /undo took back.',
    example: '/redo',
    arguments: [],
  },
  help: {
    usage: '/help [command]',
    summary: 'Lists the commands, or explains one.',
    example: '/help connect',
    arguments: [{ name: 'command', kind: 'command', optional: true }],
  },
} as const satisfies Readonly<Record<string, ChatCommandHelp>>;

export type ChatCommandName = keyof typeof chatCommands;
export const chatCommandNames = Object.keys(chatCommands) as readonly ChatCommandName[];

/** One command's page of /help. */
export function helpFor(name: ChatCommandName): string {
  const { usage, summary, example } = chatCommands[name];
  return `${usage}\n${summary}\nExample: ${example}`;
}

/** The whole of /help. */
export function helpForAll(): string {
  const lines = chatCommandNames.map((name) => `${chatCommands[name].usage}: ${chatCommands[name].summary}`);
  return [...lines, 'Anything else is a request in plain words: "buy BTC when RSI crosses above 70".'].join(
    '\n',
  );
}
