import type { FlowCommand } from './commands.js';
import { edgesFrom, findNode } from './lookup.js';
import { freeName } from './names.js';
import type { FlowProblem } from './problem.js';
import type { Chain } from './program/chain.js';
import type { Flow } from './state.js';

/** What a sound strategy has and this one lacks: protection, and a way to the market. */
export function advice(flow: Flow, chain: Chain): readonly FlowProblem[] {
  return [...withoutRisk(flow, chain), ...withoutExecution(flow, chain)];
}

function withoutRisk(flow: Flow, { strategy, risk }: Chain): readonly FlowProblem[] {
  if (risk.length > 0) return [];
  const id = freeName('stop_loss', (name) => findNode(flow, name) !== undefined);
  const onward = edgesFrom(flow, strategy.id)[0];
  const commands: FlowCommand[] = [
    { type: 'AddNode', id, nodeType: 'risk', kind: 'stop_loss' },
    ...(onward ? [{ type: 'DisconnectNodes', id: onward.id } as const] : []),
    { type: 'ConnectNodes', source: strategy.id, target: id },
    ...(onward ? [{ type: 'ConnectNodes', source: id, target: onward.target } as const] : []),
  ];
  const message = `Nothing limits the loss of '${strategy.id}': all cash goes into each trade, with no stop.`;
  return [
    {
      code: 'no-risk',
      severity: 'warning',
      nodeId: strategy.id,
      message,
      fix: { label: 'Add a stop loss', commands },
    },
  ];
}

function withoutExecution(flow: Flow, { strategy, risk, execution }: Chain): readonly FlowProblem[] {
  if (execution !== null) return [];
  const last = risk.at(-1) ?? strategy;
  const id = freeName('market', (name) => findNode(flow, name) !== undefined);
  const commands: FlowCommand[] = [
    { type: 'AddNode', id, nodeType: 'execution', kind: 'market' },
    { type: 'ConnectNodes', source: last.id, target: id },
  ];
  const message = `'${last.id}' leads to no execution node: it is simulated with market orders.`;
  return [
    {
      code: 'no-execution',
      severity: 'warning',
      nodeId: last.id,
      message,
      fix: { label: 'Add market orders', commands },
    },
  ];
}
