import type { Token } from '../scan/token.js';
import type { Variables } from './expressions.js';
import { isSymbol, isWord, parts, wordAt } from './tokens.js';

/** What scripts call the position that they hold. */
const positions = [
  'position',
  'inposition',
  'pos',
  'order',
  'orderstotal',
  'positionstotal',
  'positionselect',
];

/** Whether a position is open is known to every strategy: it is no condition of its own. */
export function withoutPosition(tokens: readonly Token[], variables: Variables): readonly Token[] {
  const terms = parts(tokens, (token) => isWord(token, 'and') || isSymbol(token, '&&', '&'));
  const kept = terms.filter((term) => !asksForPosition(term, variables));
  if (kept.length === terms.length) return tokens;
  return kept.flatMap((term, place) => {
    const [first] = term;
    return place === 0 || first === undefined ? term : [wordAt(first, 'and'), ...term];
  });
}

function asksForPosition(term: readonly Token[], variables: Variables): boolean {
  const named = term.some((token) => isWord(token, ...positions));
  const measured = term.some((token) => token.kind === 'word' && variables.has(token.text));
  return named && !measured && !term.some((token) => isWord(token, 'avg', 'price', 'or'));
}
