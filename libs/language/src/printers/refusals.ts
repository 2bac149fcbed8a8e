import type { ProgramResult, ProgramSource } from '../program.js';
import { refuse } from '../refusal.js';
import type { FormulaError } from '../shape.js';

export const printers = ['javascript', 'python', 'python_strategy', 'sql', 'typescript'] as const;
/** `python_strategy` is the module with an engine, which trades; all others print indicators and signals. */
export type PrinterName = (typeof printers)[number];

/** Something that a printer cannot express. */
export interface PrinterRefusal {
  readonly id: string;
  readonly printers: readonly PrinterName[];
  /** What it is, as the end of the sentence "SQL has no way to say …". */
  readonly what: string;
  /** What to do instead. */
  readonly instead: string;
  /** A formula, or Python, that is refused for this and for nothing else; of a rule of the simulation its kind or mode. */
  readonly example: { readonly formula: string } | { readonly rule: string } | { readonly code: string };
}

const trades = {
  printers: ['python_strategy'],
  instead: 'simulate the strategy here, or take the signals as SQL or the code of its nodes',
} as const;

/** The one table of what printers refuse. Everything else that the product lets pass, every printer prints. */
export const printerRefusals = [
  {
    id: 'window-in-recurrence',
    printers: ['sql'],
    what: 'a window, prev or a smoothing over the last value of the same recurrence',
    instead: 'take the code in Python or TypeScript, or write the recurrence without it',
    example: { formula: 'x = recur(close, 0.5 * close + 0.5 * sma(x, 3))' },
  },
  {
    id: 'python-node',
    printers: ['javascript', 'sql', 'typescript'],
    what: 'a node that is written in Python',
    instead: 'take the whole strategy in Python, which carries reviewed Python as it is',
    example: { code: 'def on_bar(bar, inputs, params, state):\n    return bar.close\n' },
  },
  {
    id: 'chance',
    printers: ['python_strategy'],
    what: 'a node in Python that draws random numbers or reads the clock, which both stand still in the sandbox',
    instead: 'write it so that it follows from its bars, inputs and parameters alone',
    example: { rule: 'chance' },
  },
  { id: 'funding', ...trades, what: 'the funding of a perpetual', example: { rule: 'funding' } },
  { id: 'limit', ...trades, what: 'limit entries', example: { rule: 'limit' } },
  { id: 'stop', ...trades, what: 'stop entries', example: { rule: 'stop' } },
  { id: 'twap', ...trades, what: 'entries in parts over time', example: { rule: 'twap' } },
  { id: 'grid', ...trades, what: 'a grid of orders', example: { rule: 'grid' } },
  {
    id: 'take_profit_ladder',
    ...trades,
    what: 'a ladder of targets',
    example: { rule: 'take_profit_ladder' },
  },
  { id: 'pyramiding', ...trades, what: 'several entries into one position', example: { rule: 'pyramiding' } },
  { id: 'leverage', ...trades, what: 'leverage', example: { rule: 'leverage' } },
  { id: 'cooldown', ...trades, what: 'a cooldown after trades', example: { rule: 'cooldown' } },
  { id: 'daily_loss_limit', ...trades, what: 'a daily loss limit', example: { rule: 'daily_loss_limit' } },
  { id: 'kill_switch', ...trades, what: 'a kill switch', example: { rule: 'kill_switch' } },
  {
    id: 'max_trades_per_day',
    ...trades,
    what: 'a limit of trades a day',
    example: { rule: 'max_trades_per_day' },
  },
  {
    id: 'volatility_target',
    ...trades,
    what: 'sizes by a volatility target',
    example: { rule: 'volatility_target' },
  },
  { id: 'kelly', ...trades, what: 'sizes by the Kelly fraction', example: { rule: 'kelly' } },
  {
    id: 'inverse_volatility',
    ...trades,
    what: 'sizes by inverse volatility',
    example: { rule: 'inverse_volatility' },
  },
] as const satisfies readonly PrinterRefusal[];

export type RefusalId = (typeof printerRefusals)[number]['id'];

/** What a printer says of an entry of the table. */
export function printerRefusal(printer: PrinterName, id: string): FormulaError & { readonly hint: string } {
  const row = printerRefusals.find((one) => one.id === id);
  if (row === undefined || !(row.printers as readonly string[]).includes(printer))
    throw new Error(`${printer} does not refuse ${id}`);
  const message = `${titles[printer]} has no way to say ${row.what}`;
  return { position: 0, length: 0, message, hint: row.instead, refusal: id };
}

/** What a printer answers that cannot carry Python, when there is some to carry; else null. */
export function refusedPython(
  printer: PrinterName,
  { python: [first] = [] }: ProgramSource,
): ProgramResult<never> | null {
  return first === undefined
    ? null
    : { ok: false, node: first.id, error: printerRefusal(printer, 'python-node') };
}

/** Ends printing by an entry of the table. */
export function refusePrinting(printer: PrinterName, id: RefusalId): never {
  const { message, hint } = printerRefusal(printer, id);
  return refuse({ position: 0, length: 0 }, message, hint, id);
}

const titles: Readonly<Record<PrinterName, string>> = {
  javascript: 'JavaScript',
  python: 'Python',
  python_strategy: 'The engine of the Python module',
  sql: 'SQL',
  typescript: 'TypeScript',
};
