/** A parameter of a kind: what it means, its unit, range and default. */
export interface ParameterSpec {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly default: number | string | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer?: boolean;
  /** Closed list of values, for text parameters. */
  readonly choices?: readonly string[];
}

/** One indicator of the catalogue: data over primitives, no implementation. */
export interface IndicatorKind {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly params: readonly ParameterSpec[];
  /** Uses the parameters by their names: `rsi(close, period)`. */
  readonly formula: string;
  /** Seeding, smoothing, deviation: which of the usual variants this is. */
  readonly convention: string;
  /** Where the definition was published. */
  readonly source: string;
}
