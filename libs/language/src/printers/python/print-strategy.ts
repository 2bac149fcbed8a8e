import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';
import { cell, printPythonProgram, type Script } from './print-program.js';
import { pythonString } from './text.js';

/** How far a stop or target is from the entry price: percent of it, or a multiple of an output of the program. */
export type PrintedDistance =
  | { readonly mode: 'percent'; readonly percent: number }
  | { readonly mode: 'atr'; readonly multiple: number; readonly atr: OutputRef };

/** What the fixed engine of a generated strategy carries: one asset and market orders. */
export interface PrintedRules {
  /** Id of the bars that are bought and sold. */
  readonly traded: string;
  readonly signals: Readonly<
    Partial<Record<'enter_long' | 'exit_long' | 'enter_short' | 'exit_short', OutputRef>>
  >;
  readonly size: {
    readonly mode: 'percent_equity' | 'percent_risk' | 'fixed_notional' | 'fixed_units';
    readonly value: number;
  };
  readonly stopLoss: PrintedDistance | null;
  readonly takeProfit: PrintedDistance | null;
  readonly trailingStop: PrintedDistance | null;
  /** Bars held at most. */
  readonly timeExitBars: number | null;
}

/**
 * Python (standard library only) for a whole strategy: its indicators and signals, and one small engine, so that
 * `python strategy.py prices.csv` prints the trades of the product's simulation. With `--outputs` it prints the outputs
 * of each bar instead.
 */
export function printPythonStrategy(
  source: ProgramSource,
  rules: PrintedRules,
  about: { readonly title: string; readonly description: string },
): ProgramResult<string> {
  const distances = [rules.stopLoss, rules.takeProfit, rules.trailingStop];
  const outputs = [
    ...Object.values(rules.signals),
    ...distances.flatMap((distance) => (distance?.mode === 'atr' ? [distance.atr] : [])),
  ];
  return printPythonProgram(source, outputs, about, tradesScript(rules));
}

function tradesScript(rules: PrintedRules): Script {
  return {
    prints: 'the trades (with --outputs all signals, bar by bar)',
    uses: ['Engine', 'check_bar', 'write_trades'],
    imports: ['argparse', 'csv', 'math', 'sys', 'engine'],
    code: (className, bars, keys) => [
      [...constants(rules, bars, keys), '', '', ...aligned],
      cell,
      writeOutputs(className),
      simulate(className),
      main(bars.length),
    ],
  };
}

function constants(rules: PrintedRules, bars: readonly string[], keys: readonly string[]): string[] {
  const signals = Object.entries(rules.signals).map(([name, output]) => `${name}=${keyOf(output)}`);
  const { size, timeExitBars } = rules;
  const fields = [
    ...signals,
    `size_mode=${pythonString(size.mode)}`,
    `size=${float(size.value)}`,
    ...distance('stop_loss', rules.stopLoss),
    ...distance('take_profit', rules.takeProfit),
    ...distance('trailing_stop', rules.trailingStop),
    ...(timeExitBars === null ? [] : [`time_exit_bars=${float(timeExitBars)}`]),
  ];
  return [
    'COLUMNS = [',
    ...keys.map((key) => `    ${pythonString(key)},`),
    ']',
    `TRADED = ${Math.max(0, bars.indexOf(rules.traded))}`,
    'RULES = Rules(',
    ...fields.map((field) => `    ${field},`),
    ')',
  ];
}

function distance(name: string, value: PrintedDistance | null): string[] {
  if (value === null) return [];
  if (value.mode === 'percent') return [`${name}=Distance(percent=${float(value.percent)})`];
  const fields = [`multiple=${float(value.multiple)},`, `key=${keyOf(value.atr)},`];
  return [[`${name}=Distance(`, ...fields.map((field) => `        ${field}`), '    )'].join('\n')];
}

const keyOf = ({ node, output }: OutputRef): string => pythonString(`${node}.${output}`);

function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const aligned = [
  'def aligned(paths: Sequence[str]) -> Iterator[tuple[Bar, ...]]:',
  '    """Read one bar of each file at a time, over the time that all share."""',
  '    series = [list(read_bars(path)) for path in paths]',
  '    if not all(series):',
  '        sys.exit("a file holds no bars")',
  '    start = max(bars[0].time for bars in series)',
  '    end = min(bars[-1].time for bars in series)',
  '    cut = [',
  '        [bar for bar in bars if start <= bar.time <= end] for bars in series',
  '    ]',
  '    if any(len(bars) != len(cut[0]) for bars in cut):',
  '        sys.exit("the files do not have the same times")',
  '    before = None',
  '    for row in zip(*cut):',
  '        if any(bar.time != row[0].time for bar in row):',
  '            sys.exit("the files do not have the same times")',
  '        check_bar(row[TRADED], before)',
  '        before = row[TRADED]',
  '        yield row',
];

function writeOutputs(className: string): string[] {
  return [
    'def write_outputs(paths: Sequence[str]) -> None:',
    '    """Print the outputs of each bar as CSV."""',
    '    writer = csv.writer(sys.stdout, lineterminator="\\n")',
    '    writer.writerow(["time", *COLUMNS])',
    `    strategy = ${className}()`,
    '    for bars in aligned(paths):',
    '        outputs = strategy.on_bar(*bars)',
    '        cells = (outputs[column] for column in COLUMNS)',
    '        writer.writerow([bars[0].time, *map(cell, cells)])',
  ];
}

function simulate(className: string): string[] {
  return [
    'def simulate(paths: Sequence[str], account: Account) -> list[Trade]:',
    '    """Trade the strategy, once all outputs are known."""',
    `    strategy = ${className}()`,
    '    engine = Engine(RULES, account)',
    '    decided: Outputs | None = None',
    '    for bars in aligned(paths):',
    '        bar = bars[TRADED]',
    '        if decided is not None and not engine.is_ruined:',
    '            engine.step(bar, decided)',
    '        engine.mark(bar)',
    '        outputs = strategy.on_bar(*bars)',
    '        is_warm = all(value is not None for value in outputs.values())',
    '        if decided is not None or is_warm:',
    '            decided = outputs',
    '    return engine.trades',
  ];
}

function main(inputs: number): string[] {
  return [
    'def main(arguments: list[str]) -> None:',
    '    """Print the trades for bars from files, one for each input."""',
    '    usual = Account()',
    '    parser = argparse.ArgumentParser()',
    `    parser.add_argument("files", nargs=${inputs}, metavar="FILE.csv")`,
    '    parser.add_argument("--cash", type=float, default=usual.cash)',
    '    parser.add_argument("--fee-bps", type=float, default=usual.fee_bps)',
    '    parser.add_argument(',
    '        "--slippage-bps", type=float, default=usual.slippage_bps',
    '    )',
    '    parser.add_argument("--outputs", action="store_true")',
    '    options = parser.parse_args(arguments)',
    '    if options.outputs:',
    '        write_outputs(options.files)',
    '        return',
    '    account = Account(options.cash, options.fee_bps, options.slippage_bps)',
    '    write_trades(simulate(options.files, account))',
  ];
}
