import type { Lexeme } from '../../lex/lexeme.js';
import { type Applied, done, unclear } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { readRuleLines } from '../rule-lines.js';
import { termsOf } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';

/** `70/30`, `make it 50, 30, 20`, of markets that are held in shares of the equity: one number for each, in their order. */
export function readWeightsEdit(editor: FlowEditor, lexemes: readonly Lexeme[]): FamilyEdit | null {
  const sizes = sizesOf(editor);
  if (sizes === null) return null;
  const numbers = lexemes.flatMap((lexeme) => {
    if (lexeme.is === 'number')
      return lexeme.unit === 'plain' || lexeme.unit === 'percent' ? [lexeme.value] : [-1];
    return lexeme.is === 'proportion' ? [lexeme.left, lexeme.right] : [];
  });
  const told = lexemes.every(({ is }) => around.includes(is)) && numbers.every((value) => value > 0);
  if (!told || numbers.length !== sizes.length) return null;
  return { taken: lexemes, apply: () => setShares(editor, sizes, numbers) };
}

const around: readonly Lexeme['is'][] = ['number', 'proportion', 'mark', 'edit', 'verb', 'unknown', 'filler'];

/** The sizes of legs that hold their market whatever happens; null for any other flow. */
function sizesOf(editor: FlowEditor): readonly string[] | null {
  if (editor.legs.length < 2) return null;
  const sizes: string[] = [];
  for (const rules of editor.legs) {
    const line = readRuleLines(editor.draft.nodes.get(rules)?.formula ?? '')?.get('enter_long');
    const [only, ...others] = line === undefined ? [] : termsOf(line);
    const held =
      only?.kind === 'binary' &&
      only.operator === '>' &&
      only.right.kind === 'number' &&
      only.right.value === 0;
    if (!held || others.length > 0) return null;
    const [size] = editor.draft.edgesFrom(rules).map(({ target }) => editor.draft.nodes.get(target));
    if (size?.kind !== 'position_size' || size.params.mode !== 'percent_equity') return null;
    sizes.push(size.id);
  }
  return sizes;
}

function setShares(editor: FlowEditor, sizes: readonly string[], shares: readonly number[]): Applied {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum > 100.01) return unclear(`The shares are ${sum}% together. How much should each be?`);
  for (const [at, id] of sizes.entries()) editor.setParams(id, { value: shares[at] ?? 0 });
  editor.done.push(
    `The shares are ${shares.map((share) => `${share}%`).join(', ')}, in the order of the legs.`,
  );
  return done;
}
