import type { DataSource, Strategy } from '@strategy-builder/domain';

/** The series that the legs of a strategy read, each once. */
export function dataOf({ legs }: Strategy): readonly DataSource[] {
  return [...new Map(legs.flatMap(({ data }) => data).map((source) => [source.node, source])).values()];
}
