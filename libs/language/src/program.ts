import type { FormulaError } from './shape.js';

/** Where a formula's input port takes its series from. */
export type Binding =
  | { readonly from: 'bars'; readonly id: string }
  | { readonly from: 'node'; readonly id: string; readonly output: string };

/** One formula of the graph with its ports bound and its parameters fixed. */
export interface ProgramNode {
  readonly id: string;
  readonly formula: string;
  /** Numeric parameters by name; the formula uses them as constants. */
  readonly params: Readonly<Record<string, number>>;
  /** Input port → source. A port read as `port.output` ignores the binding's own `output`. */
  readonly inputs: Readonly<Record<string, Binding>>;
}

/**
 * A node that somebody wrote in Python, as `def on_bar(bar, inputs, params, state)`. Formulas read its outputs as the
 * close of computed bars; in a program's nodes a stub formula under its id does.
 */
export interface PythonNode {
  readonly id: string;
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  /** Id of the bars that it is shown, one by one. */
  readonly bars: string;
  /** What it reads beside them, by port. */
  readonly inputs: Readonly<Record<string, Binding>>;
  /** `column` is the id of the computed bars whose close is the output. */
  readonly outputs: readonly {
    readonly name: string;
    readonly type: 'number' | 'boolean';
    readonly column: string;
  }[];
}

/** A whole graph of formulas in dependency order: the unit that is compiled, simulated and printed. */
export interface ProgramSource {
  /** Ids of the bar inputs: data nodes, then the columns of nodes in Python. */
  readonly bars: readonly string[];
  /**
   * Nodes in Python that the printed code is to carry, in dependency order. Absent where their columns are handed in
   * with the bars, as a simulation does after it has run them in the sandbox.
   */
  readonly python?: readonly (PythonNode & {
    /** What to say above the code: whose review it passed. */
    readonly note?: string;
  })[];
  /** Timeframe of the bars by their id, such as `1h`; formulas with longer ones (`close@1d`) need it. */
  readonly timeframes?: Readonly<Record<string, string>>;
  readonly nodes: readonly ProgramNode[];
}

/** Bars in columns of equal length. `time` is the open of each bar in Unix milliseconds, UTC, ascending. */
export interface Bars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /**
   * Of a perpetual whose data has them: the funding rate that is paid at a bar's open, as a fraction of notional, or the
   * sum of those since the open before; not a number where none is. Formulas don't read it.
   */
  readonly funding?: Float64Array;
}

/** One output of one node, by name. */
export interface OutputRef {
  readonly node: string;
  readonly output: string;
}

/** Where the values of one output go. Bytes are for booleans only: an eighth of the memory of doubles. */
export type OutputColumn = Float64Array | Uint8Array;

/** What stands in a column of bytes where a boolean is not available. */
export const unknownByte = 2;

/**
 * A running program. `advance` consumes bars [from, to) in order (each call starts where the last ended) and writes
 * the requested outputs at the same indices: numbers as they are, booleans as 0 and 1; not available is NaN, in bytes
 * `unknownByte`.
 */
export interface ProgramRun {
  advance(
    bars: Readonly<Record<string, Bars>>,
    from: number,
    to: number,
    outputs: readonly OutputColumn[],
  ): void;
}

/** A compiled program. `source` is the JavaScript that runs; `start` begins at the first bar with fresh state. */
export interface CompiledProgram {
  readonly source: string;
  readonly outputs: readonly OutputRef[];
  start(): ProgramRun;
}

/** An error in one node's formula once the whole graph is known. */
export type ProgramResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly node: string; readonly error: FormulaError };
