import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { editPlan } from './edit-planner.js';

/**
 * A follow-up on a flow without rules, the beginning of what cannot be simulated yet: another market or other bars are
 * taken; for the rest it is asked when a strategy on the price should enter. Null when the request tells rules itself.
 */
export function planOnBeginning(request: StrategyRequest, text: string, flow: Flow): Plan | null {
  const nodes = Object.values(flow.nodes);
  const data = nodes.find(({ type, kind }) => type === 'data' && kind === 'price');
  const rules = request.rules.length > 0 || request.style !== null || request.bareActions.length > 0;
  if (data === undefined || rules || nodes.some(({ type }) => type === 'strategy')) return null;
  const [symbol] = request.assets;
  const params: Record<string, string> = {};
  const done: string[] = [];
  for (const [name, value] of [
    ['symbol', symbol ?? null],
    ['exchange', request.venue],
    ['timeframe', request.timeframe],
  ] as const)
    if (value !== null && data.params[name] !== value) {
      params[name] = value;
      done.push(`The ${name} is ${value}.`);
    }
  const left = request.left.map((part) => part.text);
  if (done.length > 0) {
    const label =
      params.symbol !== undefined && data.label === `${data.params.symbol} price`
        ? `${params.symbol} price`
        : null;
    const commands: FlowCommand[] = [
      { type: 'EditNode', id: data.id, params, ...(label !== null && { label }) },
    ];
    return editPlan(commands, flow.name, done, [], left);
  }
  const market = typeof data.params.symbol === 'string' ? data.params.symbol : 'BTC';
  const said = text.trim().slice(0, 80);
  return {
    status: 'clarify',
    question: `This is a beginning without rules, so "${said}" has nothing to change: what was asked for cannot be simulated yet. When should a strategy on the price of ${market} enter?`,
    choices: [
      `Buy ${market} when RSI falls below 30, sell when it rises above 70`,
      `Buy ${market} when the 50 SMA crosses above the 200 SMA`,
      `Buy ${market} when the price breaks above the 20-day high`,
    ],
  };
}
