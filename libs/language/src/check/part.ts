import { calculateFunction, isMathFunction } from '../arithmetic.js';
import type { SeriesType } from '../shape.js';
import { TypeCell } from './type-cell.js';

/** A number when it is fixed before the first bar; `later` when only its name is known yet. */
export type Fixed = number | 'later' | 'series';

/** What the checker knows of a part of a formula. */
export interface Part {
  readonly cell: TypeCell;
  readonly fixed: Fixed;
}

export function series(type: SeriesType): Part {
  return { cell: TypeCell.of(type), fixed: 'series' };
}

export function number(fixed: Fixed): Part {
  return { cell: TypeCell.of('number'), fixed };
}

/** Arithmetic on what is fixed; a series in it makes a series. */
export function mapFixed(parts: readonly Fixed[], work: (...values: number[]) => number): Fixed {
  if (parts.includes('series')) return 'series';
  const values = parts.filter((part) => typeof part === 'number');
  return values.length < parts.length ? 'later' : work(...values);
}

/** The result of a call, when it is a number known before the first bar. */
export function foldCall(name: string, fixed: readonly Fixed[]): Fixed {
  if (isMathFunction(name)) return mapFixed(fixed, (x = Number.NaN) => calculateFunction(name, x));
  if (name === 'min') return mapFixed(fixed, Math.min);
  if (name === 'max') return mapFixed(fixed, Math.max);
  return 'series';
}
