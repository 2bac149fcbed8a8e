import { type Condition, mapCondition, type Series, seriesOf } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { onOwnGround } from './ground.js';
import type { Lines, SettledStrategy, SignalName } from './settle.js';

/** As many markets as fit on a canvas with a chain of nodes each. */
const mostLegs = 12;

/** The legs that a settled request trades: two that go opposite ways for a pair, otherwise the one. */
export function legsOf(request: StrategyRequest, strategy: SettledStrategy): readonly SettledStrategy[] {
  const pair = request.pairs ? pairOf(strategy, request.assets) : null;
  if (pair === null) return alike(request, strategy);
  const named = ownMarketNamed(strategy.lines, strategy.symbol);
  return [
    legOn(strategy, pair.long, named),
    { ...legOn(strategy, pair.short, opposite(named)), assumed: [], ambiguity: null },
  ];
}

/** "Buy BTC, ETH and SOL when ...": the same rules on each market of a list, none of which the rules read by name. */
function alike(request: StrategyRequest, strategy: SettledStrategy): readonly SettledStrategy[] {
  const { assets, listed } = request;
  const named = assets.length > 1 && assets.every((one) => listed.includes(one));
  const read = Object.values(strategy.lines).some((line) => seriesOf(line).some(readsByName));
  if (!named || read || assets.length > mostLegs) return [strategy];
  return assets.map((symbol, place) =>
    place === 0 ? strategy : { ...legOn(strategy, symbol, strategy.lines), assumed: [], ambiguity: null },
  );
}

function readsByName(part: Series): boolean {
  if (part.kind === 'ratio' || part.kind === 'premium') return true;
  return (part.kind === 'field' || part.kind === 'indicator') && part.asset !== null;
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
