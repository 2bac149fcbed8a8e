import type { TimeUnit } from '../lexicon/meaning.js';

/** How far from a price; null where only a number was said, which keeps the measure that is there. */
export interface Distance {
  readonly mode: 'percent' | 'atr' | null;
  readonly value: number;
  readonly period: number | null;
}

export interface Span {
  readonly value: number;
  readonly unit: TimeUnit;
}
