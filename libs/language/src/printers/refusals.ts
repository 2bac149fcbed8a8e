import { refuse } from '../refusal.js';

export const printers = ['javascript', 'python', 'sql'] as const;
export type PrinterName = (typeof printers)[number];

/** Something of the language that a printer cannot express. */
export interface PrinterRefusal {
  readonly id: string;
  readonly printers: readonly PrinterName[];
  /** What it is, as the end of the sentence "SQL has no way to say …". */
  readonly what: string;
  /** What to do instead. */
  readonly instead: string;
  /** A formula that is refused for this and for nothing else. */
  readonly example: string;
}

/** The one table of what printers refuse. Everything else that the checker lets pass, every printer prints. */
export const printerRefusals = [
  {
    id: 'window-in-recurrence',
    printers: ['sql'],
    what: 'a window, prev or a smoothing over the last value of the same recurrence',
    instead: 'take the code in Python, or write the recurrence without it',
    example: 'x = recur(close, 0.5 * close + 0.5 * sma(x, 3))',
  },
  {
    id: 'longer-timeframe',
    printers: ['sql'],
    what: 'a series of a longer timeframe, such as close@4h',
    instead: 'take the code in Python, or read the timeframe of the data',
    example: 'close > sma(close@4h, 20)',
  },
] as const satisfies readonly PrinterRefusal[];

export type RefusalId = (typeof printerRefusals)[number]['id'];

/** Ends printing by an entry of the table. */
export function refusePrinting(printer: PrinterName, id: RefusalId): never {
  const row = printerRefusals.find((one) => one.id === id);
  if (row === undefined || !(row.printers as readonly string[]).includes(printer))
    throw new Error(`${printer} does not refuse ${id}`);
  return refuse(
    { position: 0, length: 0 },
    `${titles[printer]} has no way to say ${row.what}`,
    row.instead,
    id,
  );
}

const titles: Readonly<Record<PrinterName, string>> = {
  javascript: 'JavaScript',
  python: 'Python',
  sql: 'SQL',
};
