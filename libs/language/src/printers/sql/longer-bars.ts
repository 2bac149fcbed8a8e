import type { Timeframe } from '../../ir/clock.js';
import { anchorOf } from '../../timeframe.js';
import type { BarColumn, BarColumns } from './bar-columns.js';
import type { SqlNames } from './names.js';
import { indented } from './query.js';

/** What a query of a faster clock reads of a slower one: the columns of its table of values. */
export interface SlowValues {
  readonly bars: LongerBars;
  /** Name of the column here, and in the table of values. */
  readonly columns: readonly string[];
}

/**
 * The bars of a longer timeframe as tables: each is seen with the bar whose close reaches its end or, where bars are
 * missing, with the first bar after it. The first is left out unless the bars begin with it.
 */
export class LongerBars {
  /** The longer bars, numbered from 0; `seen` is the number of the bar that each closes with. */
  readonly table: string;
  /** For each bar the number of the longer bar that was closed last. */
  readonly places: string;
  /** What the longer bars give: `n` and columns. */
  readonly values: string;
  private readonly tiles: string;
  private readonly members: string;
  private readonly openedAt: string;
  private readonly used = new Map<string, { readonly source: string; readonly column: BarColumn }>();

  constructor(
    private readonly timeframe: Timeframe,
    private readonly columns: BarColumns,
    private readonly names: SqlNames,
  ) {
    const { name, bars } = timeframe;
    this.table = names.take(`bar_${name}`);
    this.places = names.take(`place_${name}`);
    this.values = names.take(`of_${name}`);
    this.tiles = names.take(`tile_${name}`);
    this.members = names.take(`member_${name}`);
    this.openedAt = columns.column({ bars, column: 'time' });
  }

  /** The name of a series of the longer bars. */
  column(read: { readonly bars: string; readonly column: BarColumn }): string {
    const source = this.columns.column(read);
    for (const [name, one] of this.used) if (one.source === source) return name;
    const name = this.names.take(`${source}_${this.timeframe.name}`);
    this.used.set(name, { source, column: read.column });
    return name;
  }

  /** The tables `table` and `places`, and what they are made of. */
  print(): string[] {
    const { base, length } = this.timeframe;
    const anchor = anchorOf(length);
    const since = anchor === 0 ? this.openedAt : `(${this.openedAt} - ${anchor}.0)`;
    const start = `m.tile * ${length}.0${anchor === 0 ? '' : ` + ${anchor}.0`}`;
    const end = (table: string): string =>
      `(${table}.tile + 1) * ${length}.0${anchor === 0 ? '' : ` + ${anchor}.0`}`;
    return [
      table(this.tiles, [
        'SELECT',
        '  s.*,',
        `  LAG(s.${this.openedAt}) OVER (PARTITION BY s.tile ORDER BY s.n) AS opened_before`,
        `FROM (SELECT bar.*, FLOOR(${since} / ${length}.0) AS tile FROM bar) AS s`,
      ]),
      table(this.members, [
        'SELECT',
        '  s.*,',
        '  MIN(s.n) OVER (PARTITION BY s.tile) AS first_n,',
        '  MAX(s.n) OVER (PARTITION BY s.tile) AS last_n',
        `FROM ${this.tiles} AS s`,
        `WHERE s.opened_before IS NULL OR s.opened_before + ${base}.0 < ${end('s')}`,
      ]),
      table(this.table, [
        'SELECT',
        [
          'ROW_NUMBER() OVER (ORDER BY m.tile) - 1 AS n',
          `MAX(m.n) + CASE WHEN MAX(m.${this.openedAt}) + ${base}.0 >= ${end('m')} THEN 0 ELSE 1 END AS seen`,
          ...[...this.used].map(
            ([name, { source, column }]) => `${gathered(column, `m.${source}`, start)} AS ${name}`,
          ),
        ]
          .map((text) => `  ${text}`)
          .join(',\n'),
        `FROM ${this.members} AS m`,
        'GROUP BY m.tile',
        `HAVING m.tile > (SELECT MIN(tile) FROM ${this.tiles}) OR MIN(m.${this.openedAt}) = ${start}`,
      ]),
      table(this.places, [
        'SELECT bar.n, MAX(closed.place) OVER (ORDER BY bar.n) AS place',
        'FROM bar',
        `LEFT JOIN (SELECT seen, MAX(n) AS place FROM ${this.table} GROUP BY seen) AS closed ON closed.seen = bar.n`,
      ]),
    ];
  }
}

/** A series of a longer bar from those of its bars; NULL where one that it depends on is not known. */
function gathered(column: BarColumn, source: string, start: string): string {
  switch (column) {
    case 'time':
      return `MIN(${start})`;
    case 'open':
      return `MAX(CASE WHEN m.n = m.first_n THEN ${source} END)`;
    case 'close':
      return `MAX(CASE WHEN m.n = m.last_n THEN ${source} END)`;
    case 'high':
      return `CASE WHEN COUNT(${source}) = COUNT(*) THEN MAX(${source}) END`;
    case 'low':
      return `CASE WHEN COUNT(${source}) = COUNT(*) THEN MIN(${source}) END`;
    case 'volume':
      return `CASE WHEN COUNT(${source}) = COUNT(*) THEN SUM(${source}) END`;
  }
}

/** A table of bars with the slow values that stand when each of its rows, the bar `seen`, closes. */
export function withSlowValues(
  name: string,
  of: { readonly table: string; readonly seen: string },
  read: readonly SlowValues[],
): string {
  return table(name, [
    'SELECT',
    [
      `${of.table}.*`,
      ...read.flatMap(({ bars, columns }) => columns.map((column) => `${bars.values}.${column}`)),
    ]
      .map((text) => `  ${text}`)
      .join(',\n'),
    `FROM ${of.table}`,
    ...read.flatMap(({ bars }) => [
      `LEFT JOIN ${bars.places} ON ${bars.places}.n = ${of.table}.${of.seen}`,
      `LEFT JOIN ${bars.values} ON ${bars.values}.n = ${bars.places}.place`,
    ]),
  ]);
}

function table(name: string, lines: readonly string[]): string {
  return `${name} AS (\n${indented(lines.join('\n'))}\n)`;
}
