import { type Piece, piece } from './piece.js';

/** `RollingSum` and its like keep time in blocks; see the JavaScript printer for why. The order of operations is equal. */
function extremeClass(name: string, adjective: string, choose: string, neutral: string): Piece {
  return piece(
    `
class ${name}:
    """${adjective} of the last values, in constant time per value."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._tails = [NAN] * length + [${neutral}]
        self._head = ${neutral}
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        position = self._position
        self._head = ${choose}(self._head, value)
        self._tails[position] = value
        result = ${choose}(self._tails[position + 1], self._head)
        if position == self._length - 1:
            tail = ${neutral}
            for index in range(self._length - 1, -1, -1):
                tail = ${choose}(tail, self._tails[index])
                self._tails[index] = tail
            self._head = ${neutral}
        self._position = (position + 1) % self._length
        return result
`,
    [choose],
    ['math'],
  );
}

/** Position of the extreme: of equal values the later one counts. */
function ageClass(name: string, adjective: string, choose: string, beyond: string, neutral: string): Piece {
  return piece(
    `
class ${name}:
    """How many values ago the ${adjective} of the last values was."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._tails = [NAN] * length + [${neutral}]
        self._places = [0] * (length + 1)
        self._head = ${neutral}
        self._place = 0
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        position = self._position
        self._head = ${choose}(self._head, value)
        if self._head == value:
            self._place = position
        self._tails[position] = value
        tail = self._tails[position + 1]
        result = float(position - self._place)
        if not self._head ${beyond}= tail:
            place = self._places[position + 1]
            result = float(position + self._length - place)
        if math.isnan(${choose}(tail, self._head)):
            result = NAN
        if position == self._length - 1:
            self._turn()
        self._position = (position + 1) % self._length
        return result

    def _turn(self) -> None:
        tail = ${neutral}
        place = 0
        for index in range(self._length - 1, -1, -1):
            value = self._tails[index]
            if value ${beyond} tail:
                place = index
            tail = ${choose}(tail, value)
            self._tails[index] = tail
            self._places[index] = place
        self._head = ${neutral}
        self._place = 0
`,
    [choose],
    ['math'],
  );
}

/** Stateful classes of generated Python. NaN in a window makes its result NaN, and only as long as it is inside. */
export const windowPieces: Readonly<Record<string, Piece>> = {
  LongerBars: piece(
    `
class LongerBars:
    """Bars of a longer timeframe, each given once it has closed.

    One closes with the bar whose close reaches its end or, where bars are
    missing, with the first bar after it. Lengths are in milliseconds. The
    first is left out unless the bars begin with it.
    """

    def __init__(self, base: int, length: int, anchor: int = 0) -> None:
        self._base = base
        self._length = length
        self._anchor = anchor
        self._number: int | None = None
        self._bar: Bar | None = None

    def update(self, bar: Bar) -> list[Bar]:
        """Take the next bar; give the longer bars that close with it."""
        closed: list[Bar] = []
        number = (bar.time - self._anchor) // self._length
        start = number * self._length + self._anchor
        if number != self._number:
            if self._bar is not None:
                closed.append(self._bar)
            whole = self._number is not None or bar.time == start
            self._bar = replace(bar, time=start) if whole else None
            self._number = number
        elif self._bar is not None:
            self._bar = Bar(
                start,
                self._bar.open,
                larger(self._bar.high, bar.high),
                smaller(self._bar.low, bar.low),
                bar.close,
                self._bar.volume + bar.volume,
            )
        ends = bar.time + self._base >= start + self._length
        if ends and self._bar is not None:
            closed.append(self._bar)
            self._bar = None
        return closed
`,
    ['Bar', 'larger', 'smaller'],
    ['replace'],
  ),
  Previous: piece(`
class Previous:
    """The value of some bars ago."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._values = [NAN] * length
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until there is one that old."""
        result = self._values[self._position]
        self._values[self._position] = value
        self._position = (self._position + 1) % self._length
        return result
`),
  RollingSum: piece(`
class RollingSum:
    """Sum of the last values.

    Time is cut into blocks. A window is the tail of the block before and the
    head of this one: nothing is ever subtracted, so no error builds up.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._tails = [NAN] * length + [0.0]
        self._head = 0.0
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        position = self._position
        self._head += value
        self._tails[position] = value
        result = self._tails[position + 1] + self._head
        if position == self._length - 1:
            tail = 0.0
            for index in range(self._length - 1, -1, -1):
                tail += self._tails[index]
                self._tails[index] = tail
            self._head = 0.0
        self._position = (position + 1) % self._length
        return result
`),
  RollingHighest: extremeClass('RollingHighest', 'Highest', 'larger', '-math.inf'),
  RollingLowest: extremeClass('RollingLowest', 'Lowest', 'smaller', 'math.inf'),
  BarsSinceHighest: ageClass('BarsSinceHighest', 'highest', 'larger', '>', '-math.inf'),
  BarsSinceLowest: ageClass('BarsSinceLowest', 'lowest', 'smaller', '<', 'math.inf'),
  Rank: piece(
    `
class Rank:
    """How many of the other last values are not above the newest."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._values = [NAN] * length
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        self._values[self._position] = value
        self._position = (self._position + 1) % self._length
        if any(math.isnan(one) for one in self._values):
            return NAN
        return sum(one <= value for one in self._values) - 1.0
`,
    [],
    ['math'],
  ),
  Counter: piece(`
class Counter:
    """The number of the bar, from 0."""

    def __init__(self) -> None:
        self._count = -1.0

    def update(self) -> float:
        """Count one more bar."""
        self._count += 1.0
        return self._count
`),
  WeightedAverage: piece(`
class WeightedAverage:
    """Average of the last values, whose weights fall to 1 for the oldest."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._values = [NAN] * length
        self._tails = [NAN] * length + [0.0]
        self._head = 0.0
        self._weighted = 0.0
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        position = self._position
        length = self._length
        self._head += value
        self._weighted += (position + 1) * value
        self._values[position] = value
        total = self._tails[position + 1] + self._weighted
        total += (length - 1 - position) * self._head
        if position == length - 1:
            plain = 0.0
            tail = 0.0
            for index in range(length - 1, -1, -1):
                plain += self._values[index]
                tail += plain
                self._tails[index] = tail
            self._head = 0.0
            self._weighted = 0.0
        self._position = (position + 1) % length
        return total / (length * (length + 1) / 2)
`),
  RollingVariance: piece(`
class RollingVariance:
    """Population variance of the last values, by Welford and Chan."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._means = [NAN] * length + [0.0]
        self._squares = [NAN] * length + [0.0]
        self._mean = 0.0
        self._square = 0.0
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        position = self._position
        length = self._length
        distance = value - self._mean
        self._mean += distance / (position + 1)
        self._square += distance * (value - self._mean)
        self._means[position] = value
        gap = self._mean - self._means[position + 1]
        weight = (position + 1) * (length - 1 - position) / length
        result = self._squares[position + 1] + self._square
        result = (result + gap * gap * weight) / length
        if position == length - 1:
            self._turn()
        self._position = (position + 1) % length
        return result

    def _turn(self) -> None:
        mean = 0.0
        square = 0.0
        for index in range(self._length - 1, -1, -1):
            value = self._means[index]
            distance = value - mean
            mean += distance / (self._length - index)
            square += distance * (value - mean)
            self._means[index] = mean
            self._squares[index] = square
        self._mean = 0.0
        self._square = 0.0
`),
  RollingCovariance: piece(`
class RollingCovariance:
    """Population covariance of the last pairs of values."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._first = [NAN] * length + [0.0]
        self._second = [NAN] * length + [0.0]
        self._products = [NAN] * length + [0.0]
        self._mean_x = 0.0
        self._mean_y = 0.0
        self._product = 0.0
        self._position = 0

    def update(self, x: float, y: float) -> float:
        """Take the next pair; NaN until the window is full."""
        position = self._position
        length = self._length
        distance = x - self._mean_x
        self._mean_x += distance / (position + 1)
        self._mean_y += (y - self._mean_y) / (position + 1)
        self._product += distance * (y - self._mean_y)
        self._first[position] = x
        self._second[position] = y
        gap_x = self._mean_x - self._first[position + 1]
        gap_y = self._mean_y - self._second[position + 1]
        weight = (position + 1) * (length - 1 - position) / length
        result = self._products[position + 1] + self._product
        result = (result + gap_x * gap_y * weight) / length
        if position == length - 1:
            self._turn()
        self._position = (position + 1) % length
        return result

    def _turn(self) -> None:
        mean_x = 0.0
        mean_y = 0.0
        product = 0.0
        for index in range(self._length - 1, -1, -1):
            x = self._first[index]
            y = self._second[index]
            distance = x - mean_x
            mean_x += distance / (self._length - index)
            mean_y += (y - mean_y) / (self._length - index)
            product += distance * (y - mean_y)
            self._first[index] = mean_x
            self._second[index] = mean_y
            self._products[index] = product
        self._mean_x = 0.0
        self._mean_y = 0.0
        self._product = 0.0
`),
  MeanDeviation: piece(`
class MeanDeviation:
    """Mean distance of the last values from their mean."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._values = [NAN] * length
        self._position = 0

    def update(self, value: float) -> float:
        """Take the next value; NaN until the window is full."""
        self._values[self._position] = value
        self._position = (self._position + 1) % self._length
        mean = 0.0
        for one in self._values:
            mean += one
        mean /= self._length
        result = 0.0
        for one in self._values:
            result += abs(one - mean)
        return result / self._length
`),
  Ema: piece(
    `
class Ema:
    """Exponential average, seeded with the mean of its first values."""

    def __init__(self, length: int, skip: int = 0) -> None:
        self._length = length
        self._skip = skip
        self._factor = 2.0 / (length + 1)
        self._average = 0.0
        self._seen = 0

    def update(self, value: float) -> float:
        """Take the next value; one that is not known changes nothing."""
        if not math.isfinite(value):
            return NAN
        if self._seen == self._length + self._skip:
            distance = value - self._average
            self._average = distance * self._factor + self._average
            return self._average
        self._seen += 1
        if self._seen > self._skip:
            self._average += value
        if self._seen < self._length + self._skip:
            return NAN
        self._average = self._average / self._length
        return self._average
`,
    [],
    ['math'],
  ),
  Wilder: piece(
    `
class Wilder:
    """Wilder's smoothing, seeded with the mean of its first values."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._average = 0.0
        self._seen = 0

    def update(self, value: float) -> float:
        """Take the next value; one that is not known changes nothing."""
        if not math.isfinite(value):
            return NAN
        if self._seen == self._length:
            total = self._average * (self._length - 1) + value
            self._average = total / self._length
            return self._average
        self._seen += 1
        self._average += value
        if self._seen < self._length:
            return NAN
        self._average = self._average / self._length
        return self._average
`,
    [],
    ['math'],
  ),
};
