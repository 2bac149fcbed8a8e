import type { Reader } from '../parse/reader.js';

/** `any holding whose`, `those with`, `the winner`, `each asset`: of whom it is said; how many words that took. */
export function skipGroup(reader: Reader): number {
  const from = reader.at;
  while (isGroup(reader)) reader.at++;
  return reader.at - from;
}

const members =
  /^(any|all|anything|something|everything|asset|assets|holding|holdings|market|markets|name|names|stock|stocks|etf|etfs|fund|funds|sector|sectors|pick|picks|member|members|position|positions|pair|pairs|slot|slots|leg|legs|one|ones|winner|winners|leader|leaders|they|them|these|own|absolute|top|latter|alle|tous|toutes|todos|todas|tutti|tutte|wszystkie)$/i;

function isGroup(reader: Reader): boolean {
  const lexeme = reader.peek();
  switch (lexeme?.is) {
    case 'mark':
      return ['it', 'all', 'both', 'any', 'of', 'per', 'with', 'absolute'].includes(lexeme.mark);
    case 'ranked':
    case 'leg':
      return true;
    case 'head':
      return lexeme.head === 'unit-of-asset';
    case 'verb':
      return /^holdings?$/i.test(reader.words(reader.at, reader.at));
    case 'unknown':
      return members.test(lexeme.word);
    default:
      return false;
  }
}
