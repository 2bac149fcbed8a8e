/** What became of one instruction: nothing to say, or a question because it fits several places or none. */
export type Applied =
  | { readonly is: 'done' }
  | { readonly is: 'unclear'; readonly question: string; readonly choices: readonly string[] };

export const done: Applied = { is: 'done' };

export function unclear(question: string, choices: readonly string[] = []): Applied {
  return { is: 'unclear', question, choices };
}
