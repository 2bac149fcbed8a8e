import { check } from './check/check.js';
import { openScope } from './check/scope.js';
import { attempt, type Result } from './refusal.js';
import type { FormulaShape } from './shape.js';
import { printFormula } from './syntax/format.js';
import { parse } from './syntax/parser.js';
import type { Formula } from './syntax/tree.js';

/** Parses and checks a formula as far as it can be without its inputs; `params` are names of constants in scope. */
export function describeFormula(text: string, params: readonly string[]): Result<FormulaShape> {
  return attempt(() => check(parse(text), openScope(params)).shape);
}

/** The tree of a formula, for those who explain or edit it; names and types are not checked. */
export function parseFormula(text: string): Result<Formula> {
  return attempt(() => parse(text));
}

/** The formula in its canonical spelling: `a>b  and(c)` becomes `a > b and c`. */
export function formatFormula(text: string): Result<string> {
  return attempt(() => printFormula(parse(text)));
}
