import { TradeLog } from '../simulation/trade-log.js';

/** What backtesting.py's own test of its statistics runs: SmaCross 10/30 on GOOG, 10,000 in cash, no costs (backtesting/test/_test.py); `csv` is shared/data/goog_daily.csv. */
export function smaCrossOnGoog(csv: string) {
  const { time, open, close } = columnsOf(csv);
  const { equity, trades } = wholeUnitBroker(open, close, crossings(close, 10, 30));
  return {
    time,
    close,
    equity,
    cash: 10_000,
    trades,
    firstDecision: 29,
    buyAndHoldReturn: null,
    slippagePaid: 0,
  };
}

function columnsOf(csv: string) {
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return {
    time: Float64Array.from(rows, (row) => Date.parse(`${row[0]}T00:00:00Z`)),
    open: Float64Array.from(rows, (row) => Number(row[1])),
    close: Float64Array.from(rows, (row) => Number(row[4])),
  };
}

/** 1 where the fast average crosses above the slow one, −1 where it crosses below. */
function crossings(close: Float64Array, fast: number, slow: number): number[] {
  const mean = (t: number, n: number) => close.subarray(t - n + 1, t + 1).reduce((sum, x) => sum + x, 0) / n;
  return Array.from(close, (_, t) => {
    if (t < slow) return 0;
    const before = mean(t - 1, fast) - mean(t - 1, slow);
    const now = mean(t, fast) - mean(t, slow);
    return before < 0 && now > 0 ? 1 : before > 0 && now < 0 ? -1 : 0;
  });
}

/** The library's broker as far as that test needs it: whole units with all cash, next open, the last trade closed at the last open. */
function wholeUnitBroker(open: Float64Array, close: Float64Array, signal: readonly number[]) {
  const trades = new TradeLog();
  const equity = new Float64Array(close.length);
  let cash = 10_000;
  let units = 0;
  const last = close.length - 1;
  for (let t = 0; t <= last; t++) {
    const wanted = t > 0 ? signal[t - 1]! : 0;
    if (units !== 0 && (wanted !== 0 || t === last)) {
      cash += units * open[t]!;
      trades.exit(trades.length - 1, t, open[t]!, 0, 'reversal', false);
      units = 0;
    }
    if (wanted !== 0 && t < last) {
      const quantity = Math.floor(cash / open[t]!);
      units = wanted * quantity;
      cash -= units * open[t]!;
      trades.enter(wanted, quantity, t, open[t]!, 0);
    }
    equity[t] = cash + units * close[t]!;
  }
  return { equity, trades };
}
