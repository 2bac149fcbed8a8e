import { printExpression } from '@strategy-builder/language';
import type { Condition } from '../request/expression.js';
import { type Applied, done } from './applied.js';
import { presentCondition } from './as-present.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';

type Halt = Extract<EditWord, { readonly is: 'halt' }>;

/** One more way out of each side, and no entry while it holds: what was stopped does not begin again at once. */
export function applyHalt(editor: FlowEditor, { of, condition }: Halt): Applied {
  const held = presentCondition(editor, asLevel(condition));
  for (const side of ['long', 'short'] as const) {
    if (!editor.ruleLines.has(`enter_${side}`)) continue;
    if (of === 'all') editor.setLine(`exit_${side}`, held, 'or');
    editor.setLine(`enter_${side}`, { kind: 'not', of: held }, 'and');
  }
  const said = printExpression(editor.expressionOf(held));
  if (of === 'entries') {
    editor.done.push(`It enters nothing while ${said}; what is held is left as its exits say.`);
    return done;
  }
  editor.done.push(
    `It gets out when ${said}, beside its other ways out, and enters nothing while that is so.`,
  );
  editor.assumed.push({
    about: 'exit',
    text: `The stop holds while ${said}: a strategy is not ended for good, it trades again when that is over.`,
    nodeId: editor.rules.id,
  });
  return done;
}

/** "Falls below 2000" is the moment; what is stopped stays so below it. */
function asLevel(condition: Condition): Condition {
  if (condition.kind !== 'cross') return condition;
  const { left, right, direction } = condition;
  return { kind: 'compare', op: direction === 'above' ? '>' : '<', left, right };
}
