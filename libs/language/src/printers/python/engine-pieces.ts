import { type Piece, piece } from './piece.js';

/**
 * The fixed engine of a generated strategy: one asset, market orders, stops and targets, fees and slippage, by the rules
 * of the product's simulation and in its order of operations. `tests/golden/python-strategy.test.ts` compares the trades.
 */
export const enginePieces: Readonly<Record<string, Piece>> = {
  Account: piece(
    `
@dataclass(frozen=True)
class Account:
    """What a simulation starts with and what trading costs."""

    cash: float = 10_000.0
    fee_bps: float = 10.0
    slippage_bps: float = 5.0
`,
    [],
    ['dataclass'],
  ),
  Distance: piece(
    `
@dataclass(frozen=True)
class Distance:
    """How far a stop or target is from the entry price.

    In percent of the price, or a multiple of the average true range that the
    strategy gives under a key; then it is the one of the deciding bar.
    """

    percent: float = 0.0
    multiple: float = 0.0
    key: str = ""

    def is_known(self, decided: Outputs) -> bool:
        """Tell whether the distance has a value above zero."""
        value = decided[self.key] if self.key else 1.0
        return value is not None and value > 0.0

    def at(self, price: float, decided: Outputs) -> float:
        """Give the distance in units of the price."""
        if not self.key:
            return price * self.percent / 100.0
        return self.multiple * (decided[self.key] or 0.0)
`,
    ['Outputs'],
    ['dataclass'],
  ),
  Outputs: piece('Outputs = Mapping[str, float | bool | None]', [], ['engine']),
  Rules: piece(
    `
@dataclass(frozen=True)
class Rules:
    """What the engine does with the outputs of a strategy.

    The first four are keys of signals; an empty one never signals.
    """

    enter_long: str = ""
    exit_long: str = ""
    enter_short: str = ""
    exit_short: str = ""
    size_mode: str = "percent_equity"
    size: float = 100.0
    stop_loss: Distance | None = None
    take_profit: Distance | None = None
    trailing_stop: Distance | None = None
    time_exit_bars: float = math.inf

    def are_known(self, decided: Outputs) -> bool:
        """Tell whether every distance has a value on the deciding bar."""
        distances = (self.stop_loss, self.take_profit, self.trailing_stop)
        return all(one is None or one.is_known(decided) for one in distances)
`,
    ['Distance', 'Outputs'],
    ['dataclass', 'math'],
  ),
  Trade: piece(
    `
@dataclass
class Trade:
    """One trade; without an exit it is still open, marked at a price."""

    side: int
    quantity: float
    entry_time: int
    entry_price: float
    fees: float
    exit_time: int | None = None
    exit_price: float = 0.0
    reason: str = "open"

    @property
    def profit(self) -> float:
        """Profit in quote currency, after all fees paid so far."""
        moved = self.exit_price - self.entry_price
        return self.side * self.quantity * moved - self.fees

    @property
    def result(self) -> float:
        """Profit as a fraction of the entry's notional."""
        return self.profit / (self.quantity * self.entry_price)
`,
    [],
    ['dataclass'],
  ),
  passes: piece(`
def passes(price: float, level: float, side: int) -> bool:
    """Tell whether a price is strictly beyond a level, good for the side."""
    return price > level if side > 0 else price < level
`),
  reaches: piece(`
def reaches(price: float, stop: float, side: int) -> bool:
    """Tell whether a price is at or beyond the stop of a position."""
    return price <= stop if side > 0 else price >= stop
`),
  Engine: piece(
    `
class Engine:
    """Orders, fills and the position, one bar at a time.

    What is decided at the close of a bar fills at the next open. A stop is
    hit when it is touched, and before a target of the same bar; a target
    only when the price trades through it. A gap beyond one fills at the open.
    """

    def __init__(self, rules: Rules, account: Account) -> None:
        self.cash = account.cash
        self.trades: list[Trade] = []
        self.is_ruined = False
        self._rules = rules
        self._fee = account.fee_bps / 10_000.0
        self._slippage = account.slippage_bps / 10_000.0
        self._units = 0.0
        self._order = 0
        self._bars_held = 0
        self._fixed_stop = 0.0
        self._stop = 0.0
        self._target = 0.0
        self._best = 0.0
        self._trail = 0.0

    def step(self, bar: Bar, decided: Outputs) -> None:
        """Pass one bar; \`decided\` are the outputs of the bar before it."""
        self._bars_held += 1
        self._decide(bar, decided)
        self._gap(bar)
        if self._order != 0:
            self._open(bar, self._order, decided)
        self._inside(bar)
        self._follow(bar)
        if self.cash + self._units * bar.close <= 0.0:
            self._ruin(bar)

    def mark(self, bar: Bar) -> None:
        """Value a trade that is still open at the close of the last bar."""
        if self._units != 0.0:
            self.trades[-1].exit_price = bar.close

    def equity(self, bar: Bar) -> float:
        """Cash and position at the close of a bar."""
        return self.cash + self._units * bar.close

    def _decide(self, bar: Bar, decided: Outputs) -> None:
        rules = self._rules
        exits_long = decided.get(rules.exit_long) is True
        exits_short = decided.get(rules.exit_short) is True
        longs = decided.get(rules.enter_long) is True and not exits_long
        shorts = decided.get(rules.enter_short) is True and not exits_short
        wanted = int(longs) - int(shorts)
        held = int(self._units > 0.0) - int(self._units < 0.0)
        if held != 0:
            price = self._slipped(bar.open, -held)
            if wanted == -held:
                self._close(bar, price, "reversal")
            elif exits_long if held > 0 else exits_short:
                self._close(bar, price, "signal")
            elif self._bars_held >= rules.time_exit_bars:
                self._close(bar, price, "time_exit")
        self._order = 0
        if wanted not in (0, held) and rules.are_known(decided):
            self._order = wanted

    def _gap(self, bar: Bar) -> None:
        if self._units == 0.0:
            return
        side = 1 if self._units > 0.0 else -1
        if reaches(bar.open, self._stop, side):
            price = self._slipped(bar.open, -side)
            self._close(bar, price, self._stop_reason())
        elif passes(bar.open, self._target, side):
            self._close(bar, bar.open, "take_profit")

    def _inside(self, bar: Bar) -> None:
        if self._units == 0.0:
            return
        side = 1 if self._units > 0.0 else -1
        worst, best = (bar.low, bar.high) if side > 0 else (bar.high, bar.low)
        if reaches(worst, self._stop, side):
            is_gap = reaches(bar.open, self._stop, side)
            price = bar.open if is_gap else self._stop
            price = self._slipped(price, -side)
            self._close(bar, price, self._stop_reason())
        elif passes(best, self._target, side):
            self._close(bar, self._target, "take_profit")

    def _follow(self, bar: Bar) -> None:
        if self._units == 0.0 or self._rules.trailing_stop is None:
            return
        side = 1 if self._units > 0.0 else -1
        extreme = bar.high if side > 0 else bar.low
        if passes(extreme, self._best, side):
            self._best = extreme
            self._tighten(side)

    def _open(self, bar: Bar, side: int, decided: Outputs) -> None:
        self._order = 0
        rules = self._rules
        price = self._slipped(bar.open, side)
        self._fixed_stop = -side * math.inf
        if rules.stop_loss is not None:
            distance = rules.stop_loss.at(price, decided)
            self._fixed_stop = price - side * distance
        self._target = side * math.inf
        if rules.take_profit is not None:
            distance = rules.take_profit.at(price, decided)
            self._target = price + side * distance
        if rules.trailing_stop is not None:
            self._best = price
            self._trail = rules.trailing_stop.at(price, decided)
        self._tighten(side)
        quantity = self._quantity(price)
        if not quantity > 0.0:
            return
        fee = quantity * price * self._fee
        self._units = side * quantity
        self.cash -= self._units * price + fee
        self._bars_held = 0
        self.trades.append(Trade(side, quantity, bar.time, price, fee))

    def _close(self, bar: Bar, price: float, reason: str) -> None:
        fee = abs(self._units) * price * self._fee
        self.cash += self._units * price - fee
        self._units = 0.0
        trade = self.trades[-1]
        trade.exit_time = bar.time
        trade.exit_price = price
        trade.fees += fee
        trade.reason = reason

    def _ruin(self, bar: Bar) -> None:
        self.is_ruined = True
        if self._units != 0.0:
            side = 1 if self._units > 0.0 else -1
            self._close(bar, self._slipped(bar.close, -side), "ruin")

    def _quantity(self, price: float) -> float:
        equity = self.cash
        mode, size = self._rules.size_mode, self._rules.size
        if mode == "percent_equity":
            wanted = equity * size / 100.0 / price
        elif mode == "percent_risk":
            distance = abs(price - self._stop)
            risk = equity * size / 100.0
            wanted = risk / distance if distance > 0.0 else math.inf
        elif mode == "fixed_notional":
            wanted = size / price
        else:
            wanted = size
        return min(wanted, equity / (price * (1.0 + self._fee)))

    def _tighten(self, side: int) -> None:
        self._stop = self._fixed_stop
        trailing = self._rules.trailing_stop
        if trailing is None:
            return
        distance = self._trail
        if not trailing.key:
            distance = self._best * trailing.percent / 100.0
        trail = self._best - side * distance
        if passes(trail, self._fixed_stop, side):
            self._stop = trail

    def _stop_reason(self) -> str:
        is_fixed = self._stop == self._fixed_stop
        return "stop_loss" if is_fixed else "trailing_stop"

    def _slipped(self, price: float, side: int) -> float:
        return price * (1.0 + side * self._slippage)
`,
    ['Account', 'Bar', 'Outputs', 'Rules', 'Trade', 'passes', 'reaches'],
    ['math'],
  ),
  check_bar: piece(
    `
def check_bar(bar: Bar, before: Bar | None) -> None:
    """End the run at a bar that can't be right."""
    prices = (bar.open, bar.high, bar.low, bar.close)
    if not all(price > 0.0 and math.isfinite(price) for price in prices):
        sys.exit(f"prices must be positive numbers: {bar}")
    if not bar.low <= min(prices) <= max(prices) <= bar.high:
        sys.exit(f"open and close must lie between low and high: {bar}")
    if before is not None and bar.time <= before.time:
        sys.exit(f"times must ascend: {bar}")
`,
    ['Bar'],
    ['math', 'sys'],
  ),
  moment: piece(
    `
def moment(time: int | None) -> str:
    """Write Unix milliseconds as ISO 8601, UTC."""
    if time is None:
        return ""
    when = datetime.fromtimestamp(time / 1000.0, timezone.utc)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")
`,
    [],
    ['datetime'],
  ),
  write_trades: piece(
    `
def write_trades(trades: Iterable[Trade]) -> None:
    """Print trades as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\\n")
    writer.writerow(
        "side quantity entryTime entryPrice exitTime exitPrice "
        "profit return fees reason".split()
    )
    for trade in trades:
        is_open = trade.exit_time is None
        writer.writerow(
            [
                "long" if trade.side > 0 else "short",
                repr(trade.quantity),
                moment(trade.entry_time),
                repr(trade.entry_price),
                moment(trade.exit_time),
                "" if is_open else repr(trade.exit_price),
                repr(trade.profit),
                repr(trade.result),
                repr(trade.fees),
                trade.reason,
            ]
        )
`,
    ['Trade', 'moment'],
    ['csv', 'sys', 'engine'],
  ),
};
