/** Quantile of values in ascending order, linear between neighbours, as numpy and pandas do by default; NaN when empty. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - below);
}

/** A copy in ascending order. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** The same quantiles without sorting: for a million values, where two quantiles are wanted. Values are not NaN. */
export function quantilesOf(values: ArrayLike<number>, ps: readonly number[]): number[] {
  const pool = Float64Array.from(values);
  return ps.map((p) => {
    const at = (pool.length - 1) * p;
    const below = Math.floor(at);
    const low = select(pool, below);
    const high = at === below ? low : select(pool, below + 1);
    return low + (high - low) * (at - below);
  });
}

/** The k-th smallest value, 0 the smallest; reorders the pool. Source: C. A. R. Hoare, Algorithm 65: Find (1961). */
function select(pool: Float64Array, k: number): number {
  let low = 0;
  let high = pool.length - 1;
  while (low < high) {
    const pivot = pool[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (pool[i]! < pivot) i++;
      while (pool[j]! > pivot) j--;
      if (i <= j) {
        const held = pool[i]!;
        pool[i++] = pool[j]!;
        pool[j--] = held;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return pool[k] ?? Number.NaN;
}
