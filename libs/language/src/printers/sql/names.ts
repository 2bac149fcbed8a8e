import { identifier } from '../identifier.js';

/** Words that a column or table can't be called without quotes in PostgreSQL or SQLite, and those that our text uses. */
const taken: ReadonlySet<string> = new Set(
  [
    'abort action add after all alter always analyse analyze and any array as asc asymmetric attach authorization',
    'autoincrement before begin between binary both by cascade case cast check collate collation column commit',
    'concurrently conflict constraint create cross current current_catalog current_date current_role current_schema',
    'current_time current_timestamp current_user database default deferrable deferred delete desc detach distinct do',
    'drop each else end escape except exclude exclusive exists explain fail false fetch filter first following for',
    'foreign freeze from full generated glob grant group groups having if ignore ilike immediate in index indexed',
    'initially inner insert instead intersect into is isnull join key last lateral leading left like limit localtime',
    'localtimestamp match materialized natural no not nothing notnull null nulls of off offset on only or order others',
    'outer over overlaps partition placing plan pragma preceding primary query raise range recursive references regexp',
    'reindex release rename replace restrict returning right rollback row rows savepoint select session_user set',
    'similar some symmetric system_user table tablesample temp temporary then ties to trailing transaction trigger true',
    'unbounded union unique update user using vacuum values variadic verbose view virtual when where window with',
    'without a b r i s k n x m turn back bar bars time value by_bar earlier abs ln exp sqrt floor',
    'sum avg min max count lag coalesce nullif strftime typeof seen',
  ]
    .join(' ')
    .split(' '),
);

/** Hands out names of columns and tables that need no quotes, each once. */
export class SqlNames {
  private readonly used = new Set<string>();

  /** A name like the wish: lower snake case, numbered when the name is taken. */
  take(wish: string): string {
    const base = identifier(wish);
    let name = base;
    for (let count = 2; taken.has(name) || this.used.has(name); count++) name = `${base}_${count}`;
    this.used.add(name);
    return name;
  }
}

/** A column of the result under exactly this name: in quotes where it needs them. */
export function quoted(name: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(name) && (name === 'value' || !taken.has(name))) return name;
  return `"${name.replace(/[\p{C}\p{Z}]+/gu, ' ').replace(/"/g, '""')}"`;
}
