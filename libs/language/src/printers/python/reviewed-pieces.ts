import { type Piece, piece } from './piece.js';

/**
 * How a generated module runs code that people wrote and reviewed: as the product's sandbox does, one bar at a time, with
 * copies of what it is given. `tests/golden/python-nodes.test.ts` holds both to each other. Nothing here is a boundary.
 */
export const reviewedPieces: Readonly<Record<string, Piece>> = {
  ReviewedBar: piece(`
class ReviewedBar:
    """One bar as reviewed code sees it: bar.close is bar["close"]."""

    __slots__ = ("time", "open", "high", "low", "close", "volume")

    def __init__(
        self,
        time: float,
        open: float,
        high: float,
        low: float,
        close: float,
        volume: float,
    ) -> None:
        self.time = int(time)
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume

    def __getitem__(self, name: str) -> float:
        return getattr(self, name)

    def __repr__(self) -> str:
        values = (f"{name}={self[name]}" for name in self.__slots__)
        return f"Bar({', '.join(values)})"
`),
  reviewed_number: piece(
    `
def reviewed_number(value: object, name: str, kind: str) -> float:
    """Read an output of reviewed code; NaN stands for None."""
    if value is None:
        return NAN
    if not isinstance(value, (float, int)):
        raise TypeError(f"{name} must be a number, None or a bool: {value!r}")
    number = float(value)
    if math.isinf(number):
        raise ValueError(f"{name} must be finite: {value!r}")
    if kind == "boolean" and number not in (0.0, 1.0) and number == number:
        raise TypeError(f"{name} must be True, False or None: {value!r}")
    return number
`,
    [],
    ['math'],
  ),
  Reviewed: piece(
    `
class Reviewed:
    """Code that people wrote and reviewed, called bar by bar.

    It has names of its own, apart from those of this module, and what it
    prints goes to the error output, apart from the results.
    """

    def __init__(
        self,
        name: str,
        code: str,
        params: dict[str, float],
        outputs: dict[str, str],
    ) -> None:
        scope = {"__name__": name, "Bar": ReviewedBar}
        compiled = compile(code, f"{name}.py", "exec", dont_inherit=True)
        with redirect_stdout(sys.stderr):
            exec(compiled, scope)
        self._on_bar = scope["on_bar"]
        self._params = params
        self._outputs = outputs
        self._state: dict[str, object] = {}

    def on_bar(
        self, bar: Bar, inputs: dict[str, Bar | float | bool | None]
    ) -> dict[str, float]:
        """Show the next bar; give each output, NaN for None."""
        given = {
            name: self._seen(value) if isinstance(value, Bar) else value
            for name, value in inputs.items()
        }
        seen = self._seen(bar)
        with redirect_stdout(sys.stderr):
            answer = self._on_bar(seen, given, self._params, self._state)
        if answer is None:
            answer = {}
        elif not isinstance(answer, dict):
            answer = {"value": answer}
        for name in answer:
            if name not in self._outputs:
                raise KeyError(f"{name!r} is none of {list(self._outputs)}")
        return {
            name: reviewed_number(answer.get(name), name, kind)
            for name, kind in self._outputs.items()
        }

    @staticmethod
    def _seen(bar: Bar) -> ReviewedBar:
        prices = (bar.open, bar.high, bar.low, bar.close, bar.volume)
        return ReviewedBar(bar.time, *prices)
`,
    ['Bar', 'ReviewedBar', 'reviewed_number'],
    ['redirect_stdout', 'sys'],
  ),
};
