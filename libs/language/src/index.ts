import type { IndicatorKind } from './catalogue/indicator.js';
import type { CompiledProgram, OutputRef, ProgramSource } from './program.js';
import type { FormulaError, FormulaShape } from './shape.js';

export type { IndicatorKind, ParameterSpec } from './catalogue/indicator.js';
export type { Bars, Binding, CompiledProgram, OutputRef, ProgramNode, ProgramRun, ProgramSource } from './program.js';
export type { FormulaError, FormulaShape, SeriesType } from './shape.js';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: FormulaError };

/** Parses and checks a formula as far as it can be without its inputs; `params` are names of constants in scope. */
export declare function describeFormula(text: string, params: readonly string[]): Result<FormulaShape>;

/** An error in one node's formula once the whole graph is known. */
export type ProgramResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly node: string; readonly error: FormulaError };

/** Fuses the graph into one JavaScript step function that computes `outputs` in one pass over the bars. */
export declare function compileProgram(source: ProgramSource, outputs: readonly OutputRef[]): ProgramResult<CompiledProgram>;

/** First bar index on which every given output has a value when the data has no holes; null when it is not bounded. */
export declare function warmUp(source: ProgramSource, outputs: readonly OutputRef[]): ProgramResult<number>;

/** Python (standard library only) for one node's formula: a class with `on_bar`. */
export declare function printPythonNode(source: ProgramSource, node: string): ProgramResult<string>;

/** Python for the whole program: one module with a class whose `on_bar` gives the named outputs. */
export declare function printPythonProgram(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  about: { readonly title: string; readonly description: string },
): ProgramResult<string>;

export declare const indicators: readonly IndicatorKind[];
