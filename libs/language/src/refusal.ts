import type { FormulaError } from './shape.js';

/** A part of a formula's text, in UTF-16 code units from 0. */
export interface Span {
  readonly position: number;
  readonly length: number;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FormulaError };

/** Carries a user's mistake up to the door of the library; never leaves it. */
class Refusal extends Error {
  constructor(readonly error: FormulaError) {
    super(error.message);
  }
}

/** Ends the work on a formula: what is wrong, where, and what to write instead. `printer` is what a printer can't say. */
export function refuse(at: Span, message: string, hint: string, printer?: string): never {
  const error = { position: at.position, length: at.length, message, hint };
  throw new Refusal(printer === undefined ? error : { ...error, refusal: printer });
}

/** Runs a phase and turns its refusal into a value. Anything else that is thrown is a bug and goes on. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return { ok: true, value: work() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}

/** The span from the start of one part to the end of another. */
export function spanOf(first: Span, last: Span): Span {
  return { position: first.position, length: last.position + last.length - first.position };
}
