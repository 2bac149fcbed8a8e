import { type Condition, mapCondition, type Series } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { onOwnGround } from './ground.js';
import type { Lines, SettledStrategy, SignalName } from './settle.js';

/** The legs that a settled request trades: two that go opposite ways for a pair, otherwise the one. */
export function legsOf(request: StrategyRequest, strategy: SettledStrategy): readonly SettledStrategy[] {
  const pair = request.pairs ? pairOf(strategy, request.assets) : null;
  if (pair === null) return [strategy];
  const named = ownMarketNamed(strategy.lines, strategy.symbol);
  return [
    legOn(strategy, pair.long, named),
    { ...legOn(strategy, pair.short, opposite(named)), assumed: [], ambiguity: null },
  ];
}

/** The leg that is long when the pair is, and the other: a ratio is bought by buying what stands above the line. */
function pairOf(
  strategy: SettledStrategy,
  assets: readonly string[],
): { readonly long: string; readonly short: string } | null {
  for (const line of Object.values(strategy.lines)) {
    let found: { readonly long: string; readonly short: string } | null = null;
    mapCondition(line, (part) => {
      if (part.kind === 'ratio') found ??= { long: part.of, short: part.to };
      return part;
    });
    if (found !== null) return found;
  }
  const [long, short] = assets;
  return long === undefined || short === undefined ? null : { long, short };
}

/** One leg of several: the same strategy on a market of its own. */
export function legOn(strategy: SettledStrategy, symbol: string, lines: Lines): SettledStrategy {
  return { ...strategy, symbol, lines: onOwnGround(lines, { symbol, timeframe: strategy.timeframe }) };
}

const otherSide: Readonly<Record<SignalName, SignalName>> = {
  enter_long: 'enter_short',
  exit_long: 'exit_short',
  enter_short: 'enter_long',
  exit_short: 'exit_long',
};

function opposite(lines: Lines): Lines {
  const other: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    other[otherSide[signal]] = line;
  return other;
}

/** The lines with the strategy's own market spelled out, so that another leg can read them. */
function ownMarketNamed(lines: Lines, symbol: string): Lines {
  const named = (part: Series): Series =>
    (part.kind === 'field' || part.kind === 'indicator') && part.asset === null && readsOwn(part)
      ? { ...part, asset: symbol }
      : part;
  const spelled: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    spelled[signal] = mapCondition(line, named);
  return spelled;
}

/** An indicator of a ratio reads no market by itself. */
function readsOwn(part: Series): boolean {
  return part.kind !== 'indicator' || part.of === null;
}
