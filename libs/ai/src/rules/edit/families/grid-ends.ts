import type { Lexeme } from '../../lex/lexeme.js';

/** Prices that end a grid. */
export interface GridEnds {
  readonly below: number | null;
  readonly above: number | null;
  readonly taken: readonly Lexeme[];
}

/**
 * `stop everything if the price falls below 2000`, `stop loss at 1900`, `tp 3500`, `close the grid below 1900 or above
 * 3500`: prices beyond which a grid between `low` and `high` is left.
 */
export function gridEndsIn(lexemes: readonly Lexeme[], low: number, high: number): GridEnds {
  const found = { below: null as number | null, above: null as number | null };
  const taken: Lexeme[] = [];
  /** The words since the one that orders an end. */
  let order: Lexeme[] | null = null;
  let side: 'above' | 'below' | null = null;
  for (const lexeme of lexemes) {
    if (orders(lexeme)) {
      order = [...(order ?? []), lexeme];
      side = lexeme.is === 'head' ? (lexeme.head === 'target' ? 'above' : 'below') : null;
      continue;
    }
    if (order === null) continue;
    if (lexeme.is === 'number') {
      const price = lexeme.unit === 'plain' || lexeme.unit === 'money';
      if (!price || side === null || lexeme.value < low / 5 || lexeme.value > high * 5) {
        order = null;
        continue;
      }
      found[side] ??= lexeme.value;
      taken.push(...order, lexeme);
      order = [];
      side = null;
      continue;
    }
    if (lexeme.is === 'side') side = lexeme.direction;
    else if (lexeme.is === 'compare') side = lexeme.op.startsWith('>') ? 'above' : 'below';
    else if (!leads(lexeme)) order = null;
    order?.push(lexeme);
  }
  // "Add a stop at 1900"
  const [first] = lexemes;
  if (taken.length > 0 && first?.is === 'edit') taken.push(first);
  return { ...found, taken };
}

/** "Stop", "take profit", "close", "kill": what ends a grid. */
function orders(lexeme: Lexeme): boolean {
  if (lexeme.is === 'action') return lexeme.action.startsWith('exit');
  if (lexeme.is === 'verb') return lexeme.verb === 'close';
  if (lexeme.is === 'unknown') return ending.has(lexeme.word.toLowerCase());
  return lexeme.is === 'head' && ['stop', 'halt', 'drawdown-limit', 'target'].includes(lexeme.head);
}

const ending: ReadonlySet<string> = new Set('kill end cancel shut terminate abort quit shutdown'.split(' '));

/** What may stand between the order and its price. */
function leads(lexeme: Lexeme): boolean {
  if (lexeme.is === 'mark') return !['comma', 'stop', 'newline', 'instead', 'not'].includes(lexeme.mark);
  return ['verb', 'field', 'unsupported', 'asset', 'unknown', 'filler', 'strategy', 'edit'].includes(
    lexeme.is,
  );
}
