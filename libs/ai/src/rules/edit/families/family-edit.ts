import type { Lexeme } from '../../lex/lexeme.js';
import type { Applied } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { readGridEdit } from './grid-edit.js';
import { readPairEdit } from './pair-edit.js';
import { readPurchaseEdit } from './purchase-edit.js';
import { readRotationEdit } from './rotation-edit.js';

/** A change in the words of a family of strategies, for a flow of that family. */
export interface FamilyEdit {
  /** The words that say it. */
  readonly taken: readonly Lexeme[];
  apply(): Applied;
}

/** What a follow-up says in the words of the family that the present flow is of; null for none. */
export function readFamilyEdit(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): FamilyEdit | null {
  return (
    readRotationEdit(editor, lexemes, text) ??
    readGridEdit(editor, lexemes, text) ??
    readPurchaseEdit(editor, lexemes, text) ??
    readPairEdit(editor, lexemes, text)
  );
}
