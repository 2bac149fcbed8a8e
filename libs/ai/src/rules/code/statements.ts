import type { Token } from '../scan/token.js';
import { actionIn } from './action-names.js';
import { closing, isSymbol, parts } from './tokens.js';

/** The statements of a script; a dictionary over several lines is one, and blocks in braces are what stands in them. */
export function statementsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: (readonly Token[])[] = [];
  let open: readonly Token[] | null = null;
  for (const part of parts(tokens, (token) => token.kind === 'newline' || isSymbol(token, ';'))) {
    const whole: readonly Token[] = open === null ? part : [...open, ...part];
    const assigned = whole.findIndex((token) => isSymbol(token, '='));
    const dictionary = assigned !== -1 && isSymbol(whole[assigned + 1], '{');
    const closed = whole.some((token) => isSymbol(token, '}'));
    open = dictionary && !closed ? whole : null;
    if (open !== null) continue;
    if (dictionary) found.push(whole);
    // `if (a) { buy } else if (b) { sell }` on one line
    else
      for (const block of parts(whole, (token) => isSymbol(token, '}')))
        found.push(block.filter((token) => !isSymbol(token, '{')));
  }
  if (open !== null) found.push(open);
  return found;
}

/** What a comment such as `# entry` or `# exit long` says of the lines below it. */
export function headingIn(comment: readonly Token[]): readonly string[] | null {
  return comment.length > 4 ? null : actionIn(comment.map(({ norm }) => norm).join(' '));
}

/** `(longCondition)` without its parentheses. */
export function unwrapped(tokens: readonly Token[]): readonly Token[] {
  return isSymbol(tokens[0], '(') && closing(tokens, 0) === tokens.length - 1 ? tokens.slice(1, -1) : tokens;
}
