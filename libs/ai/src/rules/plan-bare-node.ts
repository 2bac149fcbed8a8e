import type { Flow, NodeType } from '@strategy-builder/domain';
import type { Plan } from '../planner.js';
import { planNode } from './plan-node.js';

const types: Readonly<Record<string, NodeType>> = {
  data: 'data',
  price: 'data',
  function: 'function',
  indicator: 'function',
  risk: 'risk',
  execution: 'execution',
};

const asks = new Set(['add', 'create', 'insert', 'make', 'put', 'give', 'drop', 'place', 'want', 'need']);
const small = new Set([
  'a',
  'an',
  'one',
  'another',
  'new',
  'me',
  'the',
  'please',
  'in',
  'i',
  'also',
  'can',
  'you',
  'just',
]);
const links = new Set(['for', 'with', 'of', 'that', 'reads', 'on', 'using', 'called', ':', '-', ',']);

/**
 * `add a data node for ETHUSDT 1h from binance`: the slash command without its slash, for a single node. Null for
 * anything else.
 */
export function planBareNode(text: string, flow: Flow): Plan | null {
  const words = text.trim().split(/\s+/, 200);
  let at = 0;
  let asked = false;
  for (; at < words.length && (small.has(lower(words[at])) || asks.has(lower(words[at]))); at++)
    asked ||= asks.has(lower(words[at]));
  const type = types[lower(words[at])];
  if (!asked || type === undefined || lower(words[at + 1]) !== 'node') return null;
  at += 2;
  while (at < words.length && links.has(lower(words[at]))) at++;
  const description = words.slice(at).join(' ');
  if (description === '') return null;
  const node = planNode(type, description, flow);
  if (!node.ok) return { status: 'clarify', question: node.problem, choices: [...node.suggestions] };
  const [command] = node.commands;
  return {
    status: 'plan',
    title: flow.name,
    summary: `A ${type} node ${command.id} is added; it is not connected yet.`,
    commands: [...node.commands],
    assumptions: node.assumptions,
    left: [],
    newStrategy: false,
  };
}

function lower(word: string | undefined): string {
  const plain = (word ?? '').toLowerCase();
  return plain.endsWith(':') && plain.length > 1 ? plain.slice(0, -1) : plain;
}
