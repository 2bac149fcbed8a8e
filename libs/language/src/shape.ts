/** A place in a formula's text: `position` counts UTF-16 code units from 0. */
export interface FormulaError {
  readonly position: number;
  readonly length: number;
  readonly message: string;
  /** What to write instead, when that can be told. */
  readonly hint?: string;
  /** The formula is right, but a printer can't express it: the entry of its table. */
  readonly refusal?: string;
}

export type SeriesType = 'number' | 'boolean';

/** What a formula needs from outside, and what it gives: a node's ports follow from it. */
export interface FormulaShape {
  /**
   * Input ports. `bars` (type bars) when the formula uses a bare series such as `close`; `btc` (type bars) for
   * `btc.close`; `x` (number or boolean, by use) for a bare free name; for `macd.signal` a port `macd` (type node)
   * that takes any output of a function node and reads its output `signal`.
   */
  readonly inputs: readonly {
    readonly name: string;
    readonly type: 'bars' | 'node' | SeriesType;
    /** Its use fits numbers and booleans alike; `type` then says number for want of better. */
    readonly open?: true;
  }[];
  /** One expression: the single output `value`. Lines `name = expression`: one output a line, in order. */
  readonly outputs: readonly { readonly name: string; readonly type: SeriesType }[];
}
