import type { Flow } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../planner.js';
import { unsupportedReasons } from './answers/unsupported-reasons.js';
import { assumptionsOf } from './build/assumptions.js';
import { type BuiltStrategy, buildStrategy } from './build/build-strategy.js';
import { NotExpressible } from './build/compile-condition.js';
import { explain } from './explain/explain.js';
import type { Unsupported } from './lexicon/meaning.js';
import { seriesOf } from './request/expression.js';
import type { LeftOver, StrategyRequest } from './request/strategy-request.js';
import { contradiction } from './settle/contradictions.js';
import { type SettledStrategy, settle } from './settle/settle.js';
import { titleOf } from './settle/titles.js';

/** A plan for a whole new strategy, on an empty flow. */
export function planNewStrategy(request: StrategyRequest, flow: Flow): Plan {
  const onlyUnsupported = request.rules.length === 0 && request.left.some(({ what }) => isFamily(what));
  if (onlyUnsupported) return withoutEntry(request);
  const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
  if (settlement.is === 'no-entry') return withoutEntry(request);
  if (settlement.is === 'no-market') {
    return {
      status: 'clarify',
      question: 'Which market should be bought and sold?',
      choices: ['SPY', 'QQQ', 'BTC'],
    };
  }
  if (settlement.is === 'sell-only') {
    return {
      status: 'clarify',
      question:
        'The request only says when to sell. Should that open a short position, or close a long one that is bought under another condition?',
      choices: ['Open a short position then', 'Close a long position then: buy when RSI falls below 30'],
    };
  }
  const { strategy } = settlement;
  if (isPlainSchedule(request, strategy)) return { status: 'refused', reason: unsupportedReasons.dca };
  const senseless = contradiction(strategy.lines);
  if (senseless !== null) return { status: 'refused', reason: senseless };
  const empty: Flow = { ...flow, nodes: {}, edges: {} };
  let built: BuiltStrategy;
  try {
    built = buildStrategy(strategy, empty);
  } catch (error) {
    if (error instanceof NotExpressible)
      return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
    throw error;
  }
  const notes: Assumption[] = request.notes.map((note) => ({ ...note, nodeId: built.rulesNode }));
  return {
    status: 'plan',
    title: request.name ?? titleOf(strategy),
    summary: explain(built.draft.asFlow(empty)),
    commands: built.draft.commandsFrom(empty),
    assumptions: [...assumptionsOf(strategy, built, empty), ...notes],
    left: request.left.map(({ text }) => text),
    newStrategy: true,
  };
}

function isFamily(what: LeftOver['what']): what is Unsupported {
  return what !== 'not-understood' && what !== 'condition';
}

/** Buying by the calendar alone, without a way out, piles up positions: a flow holds one at a time. */
function isPlainSchedule(request: StrategyRequest, strategy: SettledStrategy): boolean {
  const entry = strategy.lines.enter_long;
  if (entry === undefined || strategy.lines.enter_short !== undefined) return false;
  const leaves = [request.stop, request.target, request.trail, request.timeExit].some(
    ({ is }) => is === 'given',
  );
  const exits = request.rules.some(({ act }) => act !== 'enter') || request.otherwiseOut || leaves;
  return (
    !exits &&
    seriesOf(entry).every(
      (part) => part.kind === 'clock' || part.kind === 'number' || part.kind === 'previous',
    )
  );
}

/** Nothing says when to enter: name what stands in the way, or ask for it. */
function withoutEntry(request: StrategyRequest): Plan {
  const unsupported = request.left.flatMap(({ what }) =>
    what === 'not-understood' || what === 'condition' ? [] : [what],
  );
  if (unsupported.length > 0) {
    const reasons = [...new Set(unsupported)].map((what) => unsupportedReasons[what]);
    return { status: 'refused', reason: reasons.join(' ') };
  }
  if (request.pairs && request.assets.length < 2) {
    return {
      status: 'clarify',
      question: 'Which two markets should be traded against each other?',
      choices: ['Pairs trade BTC/ETH', 'Pairs trade SPY/QQQ'],
    };
  }
  const market = request.assets[0] ?? 'BTC';
  const misread = request.left.map(({ text }) => `"${text}"`).join(', ');
  return {
    status: 'clarify',
    question:
      misread === ''
        ? 'When should the strategy enter?'
        : `The condition ${misread} was not understood. When should the strategy enter?`,
    choices: [
      `Buy ${market} when RSI falls below 30, sell when it rises above 70`,
      `Buy ${market} when the 50 SMA crosses above the 200 SMA`,
      `Buy ${market} when the price breaks above the 20-day high`,
    ],
  };
}
