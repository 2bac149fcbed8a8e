import { type Piece, piece } from './piece.js';

/** What a whole module needs around its indicators: bars, and reading them from a file. */
export const programPieces: Readonly<Record<string, Piece>> = {
  Bar: piece(
    `
@dataclass(frozen=True)
class Bar:
    """One bar; its time is its open in Unix milliseconds, UTC."""

    time: int
    open: float
    high: float
    low: float
    close: float
    volume: float
`,
    [],
    ['dataclass'],
  ),
  read_time: piece(
    `
def read_time(text: str) -> int:
    """Read a date, a date with time, or a Unix time as milliseconds, UTC."""
    if text.isdigit():
        number = int(text)
        return number * 1000 if number < 100_000_000_000 else number
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return round(moment.timestamp() * 1000)
`,
    [],
    ['datetime'],
  ),
  read_bars: piece(
    `
def read_bars(path: str) -> Iterator[Bar]:
    """Read bars from a CSV file with a header, in any order and case."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.reader(file)
        header = [name.strip().lower() for name in next(rows, [])]
        for row in filter(None, rows):
            cells = dict(zip(header, (cell.strip() for cell in row)))
            time = cells.get("time") or cells.get("timestamp")
            prices = (
                float(cells.get(name) or "nan")
                for name in ("open", "high", "low", "close", "volume")
            )
            yield Bar(read_time(time or cells["date"]), *prices)
`,
    ['Bar', 'read_time'],
    ['csv', 'Iterator'],
  ),
};
