import { planNode } from '@strategy-builder/ai';
import { type ChatCommand, type ChatCommandName, helpFor, helpForAll } from '@strategy-builder/ai/chat';
import {
  edgesOf,
  type Flow,
  type FlowCommand,
  type FlowNode,
  findKind,
  findNodes,
  isPython,
  nearest,
  nodesOf,
  parametersOf,
  problems,
  type Value,
} from '@strategy-builder/domain';
import { inPython, nodeCode } from '../code/strategy-code.js';
import type { ChangeSetView } from '../flows/change-sets.js';
import { sentenceOf } from '../python/python-fault.js';
import { usualSettings } from '../simulations/settings.js';
import { applied } from './applied.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { chooseDatasets } from './choose-datasets.js';
import { describeEvents, whatStays } from './describe-events.js';
import { translate } from './translate.js';

type Handler<Name extends ChatCommandName> = (
  command: Extract<ChatCommand, { name: Name }>,
  request: ChatRequest,
  parts: ChatParts,
) => Promise<ChatReply> | ChatReply;

/** One function a command; adding a command to the table asks for one here. */
const handlers: { readonly [Name in ChatCommandName]: Handler<Name> } = {
  'add-node': ({ nodeType, description }, request, parts) => {
    const planned = planNode(nodeType, description, request.flow);
    if (!planned.ok) {
      return { status: 'clarify', reply: planned.problem, data: { suggestions: planned.suggestions } };
    }
    return change(request, parts, planned.commands, { assumptions: planned.assumptions });
  },

  'edit-node': ({ node, property, value }, request, parts) =>
    withNode(request, node, `/edit-node $ ${property} ${value}`, (found) => {
      const edit = editOf(found, property, value);
      if (!('commands' in edit)) return edit;
      return property === 'code'
        ? changeCode(request, parts, edit.commands)
        : change(request, parts, edit.commands);
    }),

  'delete-node': ({ node }, request, parts) =>
    withNode(request, node, '/delete-node $', ({ id }) =>
      change(request, parts, [{ type: 'RemoveNode', id }]),
    ),

  'list-nodes': async ({ flowId }, request, parts) => {
    const { flow } = flowId ? await parts.flows.existing(flowId) : request;
    const nodes = nodesOf(flow);
    const lines = nodes.map(({ id, type, kind, label }) => `${id}: ${label} (${type}, ${kind})`);
    return {
      status: 'done',
      reply: lines.length === 0 ? 'There are no nodes yet. /add-node adds one.' : lines.join('\n'),
      data: { nodes: nodes.map(({ id, type, kind, label }) => ({ id, type, kind, label })) },
    };
  },

  'create-strategy': ({ title, description }, request, parts) =>
    translate({ ...request, text: description }, parts, { title, newStrategy: true }),

  connect: ({ source, target }, request, parts) =>
    withNode(request, source, `/connect $ to ${target}`, (from) =>
      withNode(request, target, `/connect ${from.id} to $`, (to) =>
        change(request, parts, [{ type: 'ConnectNodes', source: from.id, target: to.id }]),
      ),
    ),

  'show-flow': async ({ flowId }, request, parts) => {
    const { flow } = flowId ? await parts.flows.existing(flowId) : request;
    return { status: 'done', reply: showFlow(flow), data: { problems: problems(flow) } };
  },

  'preview-code': ({ node }, request) =>
    withNode(request, node, '/preview-code $', ({ id, label }) => ({
      status: 'done',
      reply: `${label} in Python; the Code panel has it in SQL and TypeScript, too:`,
      data: { language: 'python', code: nodeCode(request.flow, id, inPython), nodeId: id },
    })),

  'test-strategy': async ({ flowId = undefined }, request, parts) => {
    const id = flowId ?? request.flowId;
    const { flow } = await parts.flows.existing(id);
    const chosen = chooseDatasets(flow, await parts.datasets.list());
    if (!chosen.ok)
      return {
        status: 'clarify',
        reply: chosen.question,
        data: { code: 'dataset-needed', datasets: chosen.choices },
      };
    const started = await parts.simulations.request(request.caller, id, {
      datasets: chosen.datasets,
      settings: usualSettings,
    });
    return {
      status: 'done',
      reply: [
        'Simulating with 10,000 cash, fees of 10 and slippage of 5 basis points.',
        ...chosen.notes,
        ...started.warnings,
      ].join('\n'),
      data: { simulationId: started.id, flowId: id, datasets: chosen.datasets },
    };
  },

  undo: async ({ whose }, request, parts) => {
    const { undo, agent } = await parts.changeSets.of(request.flowId, request.caller.actor.id, 0);
    const set = whose === 'agent' ? agent : undo;
    const none =
      whose === 'agent'
        ? 'The agent has changed nothing that stands.'
        : 'There is no step of yours to take back.';
    return set ? takeBack(set, 'Took back', request, parts) : { status: 'refused', reply: none };
  },

  redo: async (_, request, parts) => {
    const { redo } = await parts.changeSets.of(request.flowId, request.caller.actor.id, 0);
    return redo
      ? takeBack(redo, 'Brought back', request, parts)
      : { status: 'refused', reply: 'There is nothing to bring back: /redo follows an /undo of yours.' };
  },

  help: ({ about }) => ({ status: 'done', reply: about ? helpFor(about) : helpForAll() }),
};

/** Carries out one chat command. @throws Problem when a rule refuses it */
export async function runChatCommand(
  command: ChatCommand,
  request: ChatRequest,
  parts: ChatParts,
): Promise<ChatReply> {
  const handler = handlers[command.name] as Handler<ChatCommandName>;
  return handler(command, request, parts);
}

async function change(
  request: ChatRequest,
  parts: ChatParts,
  commands: readonly FlowCommand[],
  data: Readonly<Record<string, unknown>> = {},
): Promise<ChatReply> {
  return applied(request.flowId, request.caller, commands, request, parts, (events) => {
    const changes = describeEvents(events, request.flow);
    return {
      status: 'done',
      reply: changes.length === 0 ? 'That is so already; nothing had to change.' : changes.join('\n'),
      data: { ...data, changes },
    };
  });
}

/** Says what stands again, and what stays because others changed it since. */
async function takeBack(
  { id, name, request: asked }: ChangeSetView,
  done: string,
  request: ChatRequest,
  parts: ChatParts,
): Promise<ChatReply> {
  const order: FlowCommand = { type: 'UndoChangeSet', changeSet: id };
  const { events } = await parts.flows.execute(request.caller, request.flowId, [order]);
  const changes = describeEvents(events, request.flow);
  const what = asked === undefined ? name : `${name} (“${asked}”)`;
  return {
    status: 'done',
    reply: [`${done}: ${what}.`, ...whatStays(events)].join('\n'),
    data: { changes, changeSet: id },
  };
}

/** Code that somebody writes is theirs, whatever it is; whether it can be loaded is said beside. */
async function changeCode(
  request: ChatRequest,
  parts: ChatParts,
  commands: readonly FlowCommand[],
): Promise<ChatReply> {
  // The answer is not whole yet when the change is stored.
  const reply = await change({ ...request, kept: nothing }, parts, commands);
  const faults: string[] = [];
  for (const command of commands) {
    if (command.type !== 'EditCode') continue;
    const fault = await parts.pythonTests.load(command);
    if (fault) faults.push(sentenceOf(fault));
  }
  return {
    status: reply.status,
    reply: [reply.reply, ...faults].join('\n'),
    ...(reply.data && { data: reply.data }),
  };
}

const nothing = (): readonly [] => [];

/** Finds the node that words mean; an ambiguous reference is answered with the lines to choose from (`$` is the node). */
function withNode(
  { flow }: ChatRequest,
  reference: string,
  line: string,
  act: (node: FlowNode) => Promise<ChatReply> | ChatReply,
): Promise<ChatReply> | ChatReply {
  const found = findNodes(flow, reference);
  if (found.found === 'one') return act(found.node);
  const nodes = found.found === 'several' ? found.nodes : found.suggestions;
  const suggestions = nodes.map(({ id }) => line.replace('$', () => id));
  const names = nodes.map(({ id, label }) => `${id} (${label})`).join(', ');
  const reply =
    found.found === 'several'
      ? `"${reference}" could be ${names}. Which one?`
      : `There is no node "${reference}".${names && ` Did you mean ${names}?`} /list-nodes shows all.`;
  return {
    status: 'clarify',
    reply,
    data: { candidates: nodes.map(({ id, label }) => ({ id, label })), suggestions },
  };
}

/** What `/edit-node` asks for; a property that the node does not have is answered with those it has. */
function editOf(node: FlowNode, property: string, value: string): { commands: FlowCommand[] } | ChatReply {
  const { id } = node;
  if (property === 'label' || property === 'description')
    return { commands: [{ type: 'EditNode', id, [property]: value }] };
  if (property === 'code' && isPython(node)) return { commands: [{ type: 'EditCode', id, code: value }] };
  if (property === 'formula') return { commands: [{ type: 'SetFormula', id, formula: value }] };
  const params = isPython(node) ? parametersOf(node) : (findKind(node.type, node.kind)?.params ?? []);
  const param = params.find(
    ({ name, title }) => name === property || title.toLowerCase() === property.toLowerCase(),
  );
  if (param) {
    return {
      commands: [{ type: 'EditNode', id, params: { [param.name]: typedValue(value, param.default) } }],
    };
  }
  const names = [
    ...params.map(({ name }) => name),
    'label',
    'description',
    ...(node.formula === undefined ? [] : ['formula']),
    ...(isPython(node) ? ['code'] : []),
  ];
  const [close] = nearest(property, names);
  return {
    status: 'clarify',
    reply: `${node.label} has no property "${property}". It has ${names.join(', ')}.`,
    data: close === undefined ? {} : { suggestions: [`/edit-node ${id} ${close} ${value}`] },
  };
}

/** The word as the parameter's type; what is no number stays text, so that the rules can refuse it by name. */
function typedValue(text: string, like: Value): Value {
  if (typeof like === 'boolean' && /^(true|false|yes|no|on|off)$/i.test(text))
    return /^(true|yes|on)$/i.test(text);
  const number = Number(text.replace(/%$/, ''));
  return typeof like === 'number' && text !== '' && Number.isFinite(number) ? number : text;
}

function showFlow(flow: Flow): string {
  const nodes = nodesOf(flow);
  if (nodes.length === 0) return `${flow.name} is empty. Describe a strategy, or add a node with /add-node.`;
  const lines = nodes.map(
    ({ id, label, type, formula }) => `${id}: ${label} (${type})${formula ? `: ${formula}` : ''}`,
  );
  const edges = edgesOf(flow).map(
    ({ source, sourcePort, target, targetPort }) => `${source}.${sourcePort} → ${target}.${targetPort}`,
  );
  const found = problems(flow).map(
    ({ severity, message }) => `${severity === 'error' ? 'Missing' : 'Note'}: ${message}`,
  );
  return [`${flow.name}: ${nodes.length} nodes, ${edges.length} edges.`, ...lines, ...edges, ...found].join(
    '\n',
  );
}
