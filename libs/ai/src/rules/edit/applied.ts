/**
 * What became of one instruction: nothing to say, a question because it fits several places or none, or that it is
 * no instruction for this flow, and its words are read as in any request.
 */
export type Applied =
  | { readonly is: 'done' }
  | { readonly is: 'pass' }
  | { readonly is: 'unclear'; readonly question: string; readonly choices: readonly string[] };

export const done: Applied = { is: 'done' };
export const pass: Applied = { is: 'pass' };

export function unclear(question: string, choices: readonly string[] = []): Applied {
  return { is: 'unclear', question, choices };
}
