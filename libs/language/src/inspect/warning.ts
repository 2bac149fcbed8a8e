/** Why a formula that is right can't be what was meant. */
export type WarningCode =
  | 'never-true'
  | 'contradiction'
  | 'always-true'
  | 'price-with-oscillator'
  | 'entry-exits'
  | 'warm-up-too-long';

/** One such finding, with its place in the formula of its node, in UTF-16 code units. */
export interface FormulaWarning {
  readonly code: WarningCode;
  readonly node: string;
  readonly position: number;
  readonly length: number;
  readonly message: string;
  readonly hint: string;
  /** The whole formula as it may have been meant. */
  readonly fix?: { readonly label: string; readonly formula: string };
}
