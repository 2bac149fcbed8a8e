import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { StrategyRequest } from '../request/strategy-request.js';

/** A plan that changes the present flow; null when the request asks for a new strategy. */
export function planEdit(
  _lexemes: readonly Lexeme[],
  _text: string,
  _request: StrategyRequest,
  _flow: Flow,
): Plan | null {
  return null;
}
