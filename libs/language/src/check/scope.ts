import type { Span } from '../refusal.js';
import type { SeriesType } from '../shape.js';

/** What the names of a formula may mean, beside its own lines and the columns of its bars. */
export interface Scope {
  /** Numbers fixed before the first bar; null where only the name is known yet. */
  readonly constants: ReadonlyMap<string, number | null>;
  /** A definition's own series; null for a user's formula, whose free names are ports. */
  readonly series: ReadonlyMap<string, SeriesType> | null;
  /** Type of what a port carries, null when it follows from use. Refuses a port that cannot be. */
  port(name: string, output: string | null, at: Span): SeriesType | null;
  /** Refuses a bars input that cannot be. */
  bars(name: string, at: Span): void;
  /** Refuses a timeframe in which a bars input cannot be read. */
  timeframe(bars: string, timeframe: string, at: Span): void;
}

/** The scope of a formula whose inputs are not known yet: every free name is a port. */
export function openScope(params: readonly string[]): Scope {
  return {
    constants: new Map(params.map((name) => [name, null])),
    series: null,
    port: () => null,
    bars: () => undefined,
    timeframe: () => undefined,
  };
}
