import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';

/** Tokens, read and written, of all requests to a model since a moment (ISO). */
export async function tokensSince(db: Kysely<ReadTables>, at: string): Promise<number> {
  const { tokens } = await db
    .selectFrom('translation_history')
    .select(({ fn, eb }) =>
      fn.sum<number | string | null>(eb('input_tokens', '+', eb.ref('output_tokens'))).as('tokens'),
    )
    .where('at', '>=', at)
    .executeTakeFirstOrThrow();
  return Number(tokens ?? 0);
}
