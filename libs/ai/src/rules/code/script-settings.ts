import { scan } from '../scan/scan.js';
import type { Token } from '../scan/token.js';
import { asUnknown } from './metatrader.js';
import { argumentsAt, isSymbol, isWord, nameAt, nameLength, numberAt, symbolAt, wordAt } from './tokens.js';

/** `strategy("RSI", default_qty_type=strategy.percent_of_equity, default_qty_value=10)`: its name and its size. */
export function declaration(statement: readonly Token[]): readonly (readonly Token[])[] {
  const given = argumentsAt(statement, 1);
  const title = given[0]?.find((token) => token.kind === 'quoted');
  const sized = given.find((part) => nameAt(part, 0) === 'default_qty_value')?.at(-1);
  const ofEquity = given.some(
    (part) => nameAt(part, part.length - 1) === 'equity' || part.some((token) => isWord(token, 'percent')),
  );
  return [
    ...(title === undefined ? [] : [[title]]),
    ...(sized?.kind === 'number' && ofEquity
      ? [[wordAt(sized, 'size'), numberAt(sized, sized.value), symbolAt(sized, '%')]]
      : []),
  ];
}

/**
 * Settings that frameworks give by name: `stoploss = -0.10` is a stop of 10%, `timeframe = '5m'`, AFL's `ApplyStop(...)`.
 * Null for other statements.
 */
export function namedSetting(statement: readonly Token[]): readonly Token[] | null {
  const [first] = statement;
  if (first === undefined) return null;
  const name = nameAt(statement, 0).toLowerCase();
  const behind = nameLength(statement, 0);
  if (name === 'applystop' && isSymbol(statement[behind], '('))
    return appliedStop(first, argumentsAt(statement, behind));
  if (name === 'setpositionsize' && isSymbol(statement[behind], '('))
    return positionSize(first, argumentsAt(statement, behind));
  if (!isSymbol(statement[behind], '=')) return null;
  const simulated = statement.findIndex((_, at) => nameAt(statement, at) === 'from_signals');
  if (simulated !== -1)
    return portfolioBounds(first, argumentsAt(statement, simulated + nameLength(statement, simulated)));
  const value = statement.slice(behind + 1);
  const number = numberIn(value);
  switch (name) {
    case 'timeframe':
    case 'ticker_interval': {
      const [text] = value;
      if (text?.kind !== 'quoted') return null;
      const bars = scan(text.text, 'point').map((token) => ({ ...token, from: text.from, to: text.to }));
      return [wordAt(first, 'timeframe'), ...bars];
    }
    case 'stoploss':
      if (number === null || number >= 0 || number <= -1) return null;
      return percent(first, 'stop', number);
    case 'trailing_stop_positive':
      return number === null ? null : percent(first, 'trailing', number);
    case 'minimal_roi': {
      const [only, ...others] = returnsByAge(value);
      // A target that falls with the age of a trade has no node: it is named.
      if (only === undefined || others.length > 0 || only.minutes !== 0) return [asUnknown(statement, first)];
      return percent(first, 'target', only.share);
    }
    default:
      return silentSettings.has(name) ? [] : null;
  }
}

/** Settings of frameworks that change no rule. */
const silentSettings: ReadonlySet<string> = new Set(
  'interface_version can_short startup_candle_count process_only_new_candles use_exit_signal use_sell_signal exit_profit_only sell_profit_only ignore_roi_if_entry_signal order_types order_time_in_force plot_config trailing_stop trailing_only_offset_is_reached ignore_buying_expired_candle_after'.split(
    ' ',
  ),
);

function percent(at: Token, word: string, share: number): readonly Token[] {
  const value = Number((Math.abs(share) * 100).toPrecision(10));
  return [wordAt(at, word), numberAt(at, value), symbolAt(at, '%')];
}

/** vectorbt's `Portfolio.from_signals(close, entries, exits, sl_stop=0.05, tp_stop=0.1)`: its bounds are shares. */
function portfolioBounds(at: Token, given: readonly (readonly Token[])[]): readonly Token[] {
  return given.flatMap((part) => {
    const word = ({ sl_stop: 'stop', tp_stop: 'target', tsl_stop: 'trailing' } as const)[
      nameAt(part, 0) as 'sl_stop'
    ];
    const behind = nameLength(part, 0);
    const number = numberIn(part.slice(behind + 1));
    if (word === undefined || !isSymbol(part[behind], '=') || number === null) return [];
    return [...percent(at, word, number), symbolAt(at, ',')];
  });
}

function numberIn(value: readonly Token[]): number | null {
  const [first, second] = value;
  if (first?.kind === 'number') return first.value;
  return isSymbol(first, '-') && second?.kind === 'number' ? -second.value : null;
}

/** `{"60": 0.01, "0": 0.04}`: after how many minutes which gain is enough. */
function returnsByAge(
  value: readonly Token[],
): readonly { readonly minutes: number; readonly share: number }[] {
  const found: { minutes: number; share: number }[] = [];
  for (const [at, token] of value.entries()) {
    const share = value[at + 2];
    const key = token.kind === 'quoted' || token.kind === 'number' ? Number(token.text) : Number.NaN;
    if (!isSymbol(value[at + 1], ':') || share?.kind !== 'number' || Number.isNaN(key)) continue;
    found.push({ minutes: key, share: share.value });
  }
  return found;
}

/** `SetPositionSize(10, spsPercentOfEquity)`. */
function positionSize(at: Token, given: readonly (readonly Token[])[]): readonly Token[] | null {
  const value = numberIn(given[0] ?? []);
  if (value === null || nameAt(given[1] ?? [], 0).toLowerCase() !== 'spspercentofequity') return null;
  return [wordAt(at, 'size'), numberAt(at, value), symbolAt(at, '%')];
}

/** `ApplyStop(stopTypeLoss, stopModePercent, 5)`. */
function appliedStop(at: Token, given: readonly (readonly Token[])[]): readonly Token[] | null {
  const [kind, mode] = given.map((part) => nameAt(part, 0).toLowerCase());
  const value = numberIn(given[2] ?? []);
  const word = ({ stoptypeloss: 'stop', stoptypeprofit: 'target', stoptypetrailing: 'trailing' } as const)[
    kind as 'stoptypeloss'
  ];
  if (word === undefined || mode !== 'stopmodepercent' || value === null) return null;
  return [wordAt(at, word), numberAt(at, value), symbolAt(at, '%')];
}
