import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { FlowEditor } from './flow-editor.js';
import { askWhatIsNamed } from './unknown-market.js';
import { askForMeasure } from './vague-condition.js';

/** What to ask where nothing of a follow-up was understood: about the name in it, or what its condition is seen by. */
export function askWhatIsMeant(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const editor = FlowEditor.of(flow);
  if (editor === null) return null;
  const asked = askWhatIsNamed(lexemes, text, editor.symbol) ?? askForMeasure(lexemes, text);
  return asked === null ? null : { status: 'clarify', ...asked };
}
