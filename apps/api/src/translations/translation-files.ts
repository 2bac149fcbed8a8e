import type { Translation } from '@strategy-builder/projections';
import { csvLine } from '../platform/csv-cell.js';

type Column = readonly [name: string, of: (translation: Translation) => string | number | undefined];

const columns: readonly Column[] = [
  ['at', ({ at }) => at],
  ['flowId', ({ flowId }) => flowId],
  ['translationId', ({ translationId }) => translationId],
  ['request', ({ request }) => request],
  ['planner', ({ planner }) => planner],
  ['model', ({ model }) => model],
  ['promptVersion', ({ promptVersion }) => promptVersion],
  ['inputTokens', ({ inputTokens }) => inputTokens],
  ['outputTokens', ({ outputTokens }) => outputTokens],
  ['cachedReadTokens', ({ cachedReadTokens }) => cachedReadTokens],
  ['cachedWriteTokens', ({ cachedWriteTokens }) => cachedWriteTokens],
  ['cost', ({ cost }) => cost],
  ['durationMs', ({ durationMs }) => durationMs],
  ['outcome', ({ outcome }) => outcome],
  ['family', ({ family }) => family],
  ['detail', ({ detail }) => detail],
  ['assumptions', ({ assumptions }) => assumptions.map(({ text }) => text).join('\n')],
  ['plan', ({ plan }) => JSON.stringify(plan)],
  ['actor', ({ actor }) => actor.name],
  ['fallbackFrom', ({ fallback }) => fallback?.from],
  ['fallbackReason', ({ fallback }) => fallback?.reason],
];

/** One format of the export: what comes first, and one translation. */
interface FileFormat {
  readonly contentType: string;
  readonly head: string;
  line(translation: Translation): string;
}

export const fileFormats = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    head: csvLine(columns.map(([name]) => name)),
    line: (translation) => csvLine(columns.map(([, of]) => of(translation))),
  },
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    line: (translation) => `${JSON.stringify(translation)}\n`,
  },
} as const satisfies Record<string, FileFormat>;

/** The text of the file, some translations at a time. */
export async function* fileOf(
  { head, line }: FileFormat,
  batches: AsyncIterable<readonly Translation[]>,
): AsyncGenerator<string> {
  if (head !== '') yield head;
  for await (const batch of batches) yield batch.map(line).join('');
}
