/** Why a trade ended; `open` is a trade that has not. */
export const exitReasons = [
  'open',
  'signal',
  'reversal',
  'time_exit',
  'stop_loss',
  'trailing_stop',
  'take_profit',
  'ruin',
  'liquidation',
  'daily_loss_limit',
  'kill_switch',
] as const;
export type ExitReason = (typeof exitReasons)[number];

const reasonCode = Object.fromEntries(exitReasons.map((reason, code) => [reason, code])) as Readonly<
  Record<ExitReason, number>
>;

/**
 * Trades in columns that grow by doubling, so that a run with many trades makes no objects. Only the first `length`
 * entries of a column mean something.
 */
export class TradeLog {
  length = 0;
  /** 1 long, −1 short. */
  side = new Int8Array(64);
  /** Units of the asset, above zero. */
  quantity = new Float64Array(64);
  entryBar = new Int32Array(64);
  /** Bar whose close decided the entry; before `entryBar`. */
  decidedBar = new Int32Array(64);
  entryPrice = new Float64Array(64);
  /** −1 while open. */
  exitBar = new Int32Array(64);
  /** While open, the price at which the trade is marked. */
  exitPrice = new Float64Array(64);
  /** In quote currency, after all fees and funding paid so far. */
  profit = new Float64Array(64);
  /** Fees of entry and exit in quote currency. */
  fees = new Float64Array(64);
  /** Funding paid so far in quote currency; below zero when it was received. */
  funding = new Float64Array(64);
  reason = new Uint8Array(64);
  /** 1 when stop and target both lay inside the exit bar. */
  ambiguous = new Uint8Array(64);

  /** Begins a trade and gives its index. No row is used twice, so that what begins at 0 (`open` is reason 0) stays as it is. */
  enter(
    side: number,
    quantity: number,
    bar: number,
    price: number,
    fee: number,
    decidedBar = bar - 1,
  ): number {
    const i = this.length;
    if (i === this.side.length) this.#grow();
    this.side[i] = side;
    this.quantity[i] = quantity;
    this.entryBar[i] = bar;
    this.decidedBar[i] = decidedBar;
    this.entryPrice[i] = price;
    this.exitBar[i] = -1;
    this.exitPrice[i] = price;
    this.profit[i] = -fee;
    this.fees[i] = fee;
    this.length = i + 1;
    return i;
  }

  /** Ends trade `i`. */
  exit(i: number, bar: number, price: number, fee: number, reason: ExitReason, ambiguous: boolean): void {
    this.exitBar[i] = bar;
    this.fees[i] = this.fees[i]! + fee;
    this.reason[i] = reasonCode[reason];
    this.ambiguous[i] = ambiguous ? 1 : 0;
    this.mark(i, price);
  }

  /** Values trade `i` at a price. */
  mark(i: number, price: number): void {
    const gain = this.side[i]! * this.quantity[i]! * (price - this.entryPrice[i]!);
    this.exitPrice[i] = price;
    this.profit[i] = gain - this.fees[i]! - this.funding[i]!;
  }

  /** Funding of all trades, paid and received. */
  get totalFunding(): number {
    let sum = 0;
    for (let i = 0; i < this.length; i++) sum += this.funding[i]!;
    return sum;
  }

  /** Trades that have ended. */
  get closed(): number {
    let count = 0;
    for (let i = 0; i < this.length; i++) if (this.exitBar[i] !== -1) count++;
    return count;
  }

  /** Adds trade `i` of another log, its bars moved by `shift`. */
  append(other: TradeLog, i: number, shift = 0): void {
    const entry = other.entryBar[i]! + shift;
    const decided = other.decidedBar[i]! + shift;
    this.enter(other.side[i]!, other.quantity[i]!, entry, other.entryPrice[i]!, other.fees[i]!, decided);
    const own = this.length - 1;
    this.exitBar[own] = other.exitBar[i] === -1 ? -1 : other.exitBar[i]! + shift;
    this.exitPrice[own] = other.exitPrice[i]!;
    this.profit[own] = other.profit[i]!;
    this.funding[own] = other.funding[i]!;
    this.reason[own] = other.reason[i]!;
    this.ambiguous[own] = other.ambiguous[i]!;
  }

  reasonOf(trade: number): ExitReason {
    return exitReasons[this.reason[trade]!]!;
  }

  /** Profit as a fraction of the entry's notional. */
  returnOf(trade: number): number {
    return this.profit[trade]! / (this.quantity[trade]! * this.entryPrice[trade]!);
  }

  #grow(): void {
    const size = this.side.length * 2;
    this.side = grown(this.side, new Int8Array(size));
    this.quantity = grown(this.quantity, new Float64Array(size));
    this.decidedBar = grown(this.decidedBar, new Int32Array(size));
    this.entryBar = grown(this.entryBar, new Int32Array(size));
    this.entryPrice = grown(this.entryPrice, new Float64Array(size));
    this.exitBar = grown(this.exitBar, new Int32Array(size));
    this.exitPrice = grown(this.exitPrice, new Float64Array(size));
    this.profit = grown(this.profit, new Float64Array(size));
    this.fees = grown(this.fees, new Float64Array(size));
    this.funding = grown(this.funding, new Float64Array(size));
    this.reason = grown(this.reason, new Uint8Array(size));
    this.ambiguous = grown(this.ambiguous, new Uint8Array(size));
  }
}

function grown<T extends Int8Array | Uint8Array | Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
