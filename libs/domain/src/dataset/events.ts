// Facts of the stream `dataset-<id>`, stored as written; change only through event-migrations.

/** Market data was taken in. The bars are a file named by `hash`; they are never in an event. */
export interface DatasetImported {
  readonly type: 'DatasetImported';
  readonly data: {
    readonly name: string;
    readonly symbol: string;
    readonly exchange?: string;
    /** `1m`, `1h`, `1d`: the distance of two bars. */
    readonly timeframe: string;
    readonly rows: number;
    /** Open time of the first bar, ISO 8601 in UTC. */
    readonly from: string;
    /** Open time of the last bar, ISO 8601 in UTC. */
    readonly to: string;
    readonly hash: string;
    /** What was odd but accepted: gaps, duplicates, zero volume. */
    readonly warnings: readonly string[];
    /** `file`, `exchange` or `synthetic`. */
    readonly source: string;
    /** Of a perpetual: bars that carry the funding rate paid at their open; left out where none does. */
    readonly fundingRates?: number;
  };
}

export type DatasetEvent = DatasetImported;
