import type { Expression } from '@strategy-builder/language';
import { type Applied, done, pass, unclear } from './applied.js';
import { setLevel, signalInWords } from './apply-rule.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { numberExpression, numberOf } from './rule-lines.js';
import { mapTerms, signalsIn } from './terms.js';

type ClockEdit = Extract<EditWord, { readonly is: 'set-hour' }>;

/** Another hour where a rule waits for one: `hour() == 17`. A rule that waits for none is not meant. */
export function setHour(editor: FlowEditor, { scope, to, by }: ClockEdit): Applied {
  const lines = new Map(editor.ruleLines);
  let changed = false;
  let between: number | null = null;
  for (const signal of signalsIn(editor, scope)) {
    const line = lines.get(signal);
    const moved =
      line === undefined
        ? null
        : mapTerms(line, (term) => {
            const hour = hourOf(term);
            if (hour === null || term.kind !== 'binary') return term;
            const wanted = (((to ?? hour + by) % 24) + 24) % 24;
            changed = true;
            if (!Number.isInteger(wanted)) between = Math.floor(wanted);
            editor.done.push(`The ${signalInWords(signal)} is at ${wanted}:00 instead of ${hour}:00 (UTC).`);
            return { ...term, right: numberExpression(wanted, term.right) };
          });
    if (moved !== null) lines.set(signal, moved);
  }
  // "Sell at 65" is a level.
  if (!changed && to !== null)
    return setLevel(editor, { is: 'set-level', scope, about: null, from: null, to, direction: null });
  if (!changed) return pass;
  if (between !== null) {
    const act = scope.act === 'enter' ? 'buy' : 'sell';
    return unclear(
      `This rule waits for a full hour, on bars of ${editor.timeframe}. Which one should it be?`,
      [`${act} at ${between}:00`, `${act} at ${(between + 1) % 24}:00`],
    );
  }
  editor.setLines(lines);
  return done;
}

/** The hour that a condition waits for; null for any other condition. */
function hourOf(term: Expression): number | null {
  if (term.kind !== 'binary' || term.operator !== '==') return null;
  return term.left.kind === 'call' && term.left.name === 'hour' ? numberOf(term.right) : null;
}
