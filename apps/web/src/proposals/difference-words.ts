import type { PropertyDifference, Value } from '@strategy-builder/domain';

/** One line of a difference: what goes and what comes. */
export interface DifferenceRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What changes of a node, a row each; of a formula only the lines that differ. Where it stands says the canvas. */
export function differenceRows(properties: readonly PropertyDifference[]): readonly DifferenceRow[] {
  return properties.flatMap(({ key, before, after }): DifferenceRow[] => {
    if (key === 'position') return [];
    const name = key.replace('params.', '').replaceAll('_', ' ');
    if (key !== 'formula' && key !== 'code')
      return [{ name, before: before === undefined ? '' : wordOf(before), after: wordOf(after) }];
    const [old, fresh] = [linesOf(before ?? ''), linesOf(after)];
    return [
      {
        name,
        before: old.filter((line) => !fresh.includes(line)).join('\n'),
        after: fresh.filter((line) => !old.includes(line)).join('\n'),
      },
    ];
  });
}

function wordOf(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function linesOf(value: Value): readonly string[] {
  return String(value)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
