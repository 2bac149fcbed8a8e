import { dayInMilliseconds } from '../metrics/calendar.js';
import type { StrategyRun } from '../simulation/simulate-strategy.js';
import type { ExitReason } from '../simulation/trade-log.js';

/** Something a reader of the result must know; `code` is stable, `message` is its sentence. */
export interface SimulationWarning {
  readonly code:
    | 'few-trades'
    | 'no-trades'
    | 'never-tradable'
    | 'ambiguous-trades'
    | 'reduced-entries'
    | 'gaps'
    | 'funding-filled'
    | 'liquidations'
    | 'kill-switch'
    | 'ruin'
    | 'open-at-end';
  readonly message: string;
}

/** Closed trades below which statistics mean little (rule few-trades). */
export const fewTrades = 30;

/** What a run lets its readers know of itself. */
type Judged = Pick<
  StrategyRun,
  'trades' | 'gaps' | 'firstDecision' | 'equity' | 'time' | 'reducedEntries' | 'ruinBar' | 'fundings'
>;

export function warningsOf(run: Judged): SimulationWarning[] {
  const { trades, gaps, firstDecision, equity } = run;
  const warnings: SimulationWarning[] = [];
  const warn = (code: SimulationWarning['code'], message: string) => warnings.push({ code, message });
  const { closed } = trades;
  let ambiguous = 0;
  for (let i = 0; i < trades.length; i++) ambiguous += trades.ambiguous[i]!;
  if (firstDecision + 1 >= equity.length)
    warn(
      'never-tradable',
      `The warm-up is longer than the data: not every signal has a value on ${plural(equity.length, 'bar')}.`,
    );
  else if (trades.length === 0) warn('no-trades', 'No signal led to a trade.');
  else if (closed < fewTrades)
    warn(
      'few-trades',
      `Only ${plural(closed, 'closed trade')}: fewer than ${fewTrades} say little about the strategy.`,
    );
  if (ambiguous > 0)
    warn(
      'ambiguous-trades',
      `${plural(ambiguous, 'trade')} had stop and target inside one bar; the stop was taken.`,
    );
  if (run.reducedEntries > 0)
    warn(
      'reduced-entries',
      `${plural(run.reducedEntries, 'entry', 'entries')} asked for more than the cash allows and got less.`,
    );
  if (gaps.count > 0) {
    const at = new Date(run.time[gaps.longest]!).toISOString();
    const length = (run.time[gaps.longest]! - run.time[gaps.longest - 1]!) / dayInMilliseconds;
    warn(
      'gaps',
      `The data leaves out about ${plural(gaps.missing, 'bar')} in ${plural(gaps.count, 'place')}, the longest ${length.toFixed(length < 2 ? 2 : 0)} days before ${at}; positions are held over gaps.`,
    );
  }
  const filled = run.fundings.reduce((sum, funding) => sum + (funding?.filled ?? 0), 0);
  if (filled > 0)
    warn(
      'funding-filled',
      `The data has no funding rate at ${plural(filled, 'time')} at which one was due; the constant was charged there.`,
    );
  const ended = (reason: ExitReason) =>
    Array.from({ length: trades.length }, (_, i) => i).filter((i) => trades.reasonOf(i) === reason);
  const liquidated = ended('liquidation').length;
  if (liquidated > 0)
    warn(
      'liquidations',
      `${plural(liquidated, 'trade')} ended by liquidation: the margin was used up before any stop or exit. Less leverage or a nearer stop keeps the rest of it.`,
    );
  const [killed] = ended('kill_switch');
  if (killed !== undefined)
    warn(
      'kill-switch',
      `The kill switch left everything at ${new Date(run.time[trades.exitBar[killed]!]!).toISOString()}; nothing was traded after it.`,
    );
  if (run.ruinBar >= 0)
    warn(
      'ruin',
      `Equity was used up at ${new Date(run.time[run.ruinBar]!).toISOString()}; nothing was traded after it.`,
    );
  if (trades.length > closed)
    warn('open-at-end', 'The last position is still open; it is marked at the last close.');
  return warnings;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
