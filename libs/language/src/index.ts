export { type IndicatorKind, indicators, type ParameterSpec } from './catalogue/indicators.js';
export { columnNames } from './columns.js';
export { compileProgram } from './compile.js';
export { describeFormula, formatFormula, parseFormula } from './describe.js';
export { type Evaluation, evaluateFormula } from './evaluate.js';
export { functions } from './functions/functions.js';
export { type Parameter, printSignature, type Signature } from './functions/signature.js';
export { type Circumstances, inspectProgram } from './inspect/inspect-program.js';
export type { FormulaWarning, WarningCode } from './inspect/warning.js';
export { maximumDepth, maximumFormulaLength, maximumWindow } from './limits.js';
export { printPythonNode } from './printers/python/print-node.js';
export { printPythonProgram } from './printers/python/print-program.js';
export {
  type PrintedDistance,
  type PrintedRules,
  printPythonStrategy,
} from './printers/python/print-strategy.js';
export {
  type PrinterName,
  type PrinterRefusal,
  printerRefusal,
  printerRefusals,
} from './printers/refusals.js';
export { type SqlDialect, sqlDialects } from './printers/sql/dialect.js';
export { printSql } from './printers/sql/print-sql.js';
export { printTypeScript } from './printers/typescript/print-typescript.js';
export {
  type Bars,
  type Binding,
  type CompiledProgram,
  type OutputColumn,
  type OutputRef,
  type ProgramNode,
  type ProgramResult,
  type ProgramRun,
  type ProgramSource,
  type PythonNode,
  unknownByte,
} from './program.js';
export { languageReference } from './reference/language-reference.js';
export type { Result, Span } from './refusal.js';
export { reservedNames } from './reserved-names.js';
export type { FormulaError, FormulaShape, SeriesType } from './shape.js';
export { printExpression, printFormula } from './syntax/format.js';
export type { Expression, Formula, Line } from './syntax/tree.js';
export { anchorOf, tiles, timeframeLength } from './timeframe.js';
export { warmUp } from './warm-up.js';
