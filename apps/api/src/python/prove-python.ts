import { type BarsByNode, copyOfBars } from '@strategy-builder/quant';

/** The first value of the past that was another one when the future was taken away. */
export interface PythonLookAhead {
  /** Number of bars in the shorter run. */
  readonly cut: number;
  readonly bar: number;
  /** `node.output`. */
  readonly column: string;
  readonly withAllData: number | null;
  readonly withCutData: number | null;
}

export type PythonProof =
  | { readonly status: 'proved'; readonly cuts: number; readonly barsCompared: number }
  | { readonly status: 'looks-ahead'; readonly evidence: PythonLookAhead };

/**
 * Runs Python again for each cut with copies of only the bars before it, and compares what it gave bit for bit with what
 * it gave on all bars. `compute` is the same run as the first one; it rejects where the code fails.
 */
export async function provePython(
  compute: (bars: BarsByNode) => Promise<BarsByNode>,
  given: BarsByNode,
  whole: BarsByNode,
  columns: readonly string[],
  cuts: readonly number[],
): Promise<PythonProof> {
  const length = whole[columns[0] ?? '']?.close.length ?? 0;
  let barsCompared = 0;
  let proved = 0;
  for (const cut of new Set(cuts)) {
    if (cut < 1 || cut >= length) continue;
    const part = await compute(
      Object.fromEntries(Object.entries(given).map(([node, bars]) => [node, copyOfBars(bars, cut)])),
    );
    for (const column of columns) {
      const all = whole[column]?.close ?? [];
      const few = part[column]?.close ?? [];
      for (let bar = 0; bar < cut; bar++) {
        if (Object.is(all[bar], few[bar])) continue;
        const value = (values: ArrayLike<number>) =>
          Number.isFinite(values[bar]) ? (values[bar] as number) : null;
        return {
          status: 'looks-ahead',
          evidence: { cut, bar, column, withAllData: value(all), withCutData: value(few) },
        };
      }
    }
    barsCompared += cut;
    proved++;
  }
  return { status: 'proved', cuts: proved, barsCompared };
}
