import { type Piece, piece } from './piece.js';

function comparison(name: string, operator: string, meaning: string): Piece {
  return piece(
    `
def ${name}(a: float, b: float) -> bool | None:
    """Tell whether a is ${meaning} b; None when one is not known."""
    if math.isnan(a) or math.isnan(b):
        return None
    return a ${operator} b
`,
    [],
    ['math'],
  );
}

/** Stateless functions of generated Python: numbers are NaN and truth values None where they are not known. */
export const logicPieces: Readonly<Record<string, Piece>> = {
  is_less: comparison('is_less', '<', 'less than'),
  is_at_most: comparison('is_at_most', '<=', 'at most'),
  is_greater: comparison('is_greater', '>', 'greater than'),
  is_at_least: comparison('is_at_least', '>=', 'at least'),
  is_equal: comparison('is_equal', '==', 'equal to'),
  is_different: comparison('is_different', '!=', 'different from'),
  all_true: piece(`
def all_true(a: bool | None, b: bool | None) -> bool | None:
    """Kleene's and: false as soon as one is false."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True
`),
  any_true: piece(`
def any_true(a: bool | None, b: bool | None) -> bool | None:
    """Kleene's or: true as soon as one is true."""
    if a is True or b is True:
        return True
    return None if a is None or b is None else False
`),
  both_true: piece(`
def both_true(a: bool | None, b: bool | None) -> bool | None:
    """And that needs to know both sides."""
    return None if a is None or b is None else a and b
`),
  opposite: piece(`
def opposite(a: bool | None) -> bool | None:
    """Turn true into false and false into true."""
    return None if a is None else not a
`),
  pick: piece(`
def pick(condition: bool | None, then: float, otherwise: float) -> float:
    """Give one of two numbers; NaN when the condition is not known."""
    if condition is None:
        return NAN
    return then if condition else otherwise
`),
  pick_truth: piece(`
def pick_truth(
    condition: bool | None, then: bool | None, otherwise: bool | None
) -> bool | None:
    """Give one of two truth values; None when the condition is not known."""
    if condition is None:
        return None
    return then if condition else otherwise
`),
  larger: piece(
    `
def larger(a: float, b: float) -> float:
    """Give the larger number; NaN when one is not known."""
    if math.isnan(a) or math.isnan(b):
        return NAN
    return a if a > b else b
`,
    [],
    ['math'],
  ),
  smaller: piece(
    `
def smaller(a: float, b: float) -> float:
    """Give the smaller number; NaN when one is not known."""
    if math.isnan(a) or math.isnan(b):
        return NAN
    return a if a < b else b
`,
    [],
    ['math'],
  ),
  divide: piece(`
def divide(a: float, b: float) -> float:
    """Divide; NaN when the divisor is zero."""
    return NAN if b == 0.0 else a / b
`),
  natural_log: piece(
    `
def natural_log(x: float) -> float:
    """Natural logarithm; NaN unless x is positive."""
    return math.log(x) if x > 0.0 else NAN
`,
    [],
    ['math'],
  ),
  exponential: piece(
    `
def exponential(x: float) -> float:
    """Give e to the power x; NaN where that is too large."""
    return math.exp(x) if x <= 709.0 else NAN
`,
    [],
    ['math'],
  ),
  square_root: piece(
    `
def square_root(x: float) -> float:
    """Square root; NaN when x is negative."""
    return math.sqrt(x) if x >= 0.0 else NAN
`,
    [],
    ['math'],
  ),
  round_down: piece(
    `
def round_down(x: float) -> float:
    """Largest whole number that is not above x."""
    return float(math.floor(x)) if math.isfinite(x) else x
`,
    [],
    ['math'],
  ),
  known: piece(
    `
def known(x: float) -> float | None:
    """Turn what has no finite value into None."""
    return x if math.isfinite(x) else None
`,
    [],
    ['math'],
  ),
};
