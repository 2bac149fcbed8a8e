import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, placeholder } from '@codemirror/view';
import { columnNames, functions, printSignature } from '@strategy-builder/language';
import { codeColours } from '../code/code-colours.js';
import { formulaLanguage } from './formula-language.js';

/** What is wrong in a formula, and where: UTF-16 code units from its start. */
export interface FormulaFault {
  readonly message: string;
  readonly position: number;
  readonly length: number;
}

export interface FormulaEditor {
  text(): string;
  replace(text: string): void;
  /** Underlines the fault; null takes the line away. */
  mark(fault: FormulaFault | null): void;
  /** Names of this node that completion offers beside the language's own: ports and parameters. */
  setNames(names: readonly string[]): void;
  setEditable(editable: boolean): void;
  destroy(): void;
}

export function startFormulaEditor(
  parent: HTMLElement,
  options: { text: string; labelledBy: string; onChange: (text: string) => void; onApply: () => void },
): FormulaEditor {
  let names: readonly string[] = [];
  const editing = new Compartment();
  const apply = (): boolean => {
    options.onApply();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        Prec.high(keymap.of([{ key: 'Mod-Enter', run: apply }])),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        formulaLanguage,
        codeColours,
        autocompletion({ override: [(context) => complete(context, names)], icons: false }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-labelledby': options.labelledBy }),
        editing.of(EditorView.editable.of(true)),
        placeholder('enter_long = crosses_above(…)'),
        explainFunction,
        EditorView.updateListener.of(
          (update) => update.docChanged && options.onChange(update.state.doc.toString()),
        ),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark(fault) {
      const end = view.state.doc.length;
      const marks = fault
        ? [{ ...span(fault, end), severity: 'error' as const, message: fault.message }]
        : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    setNames(next) {
      names = next;
    },
    setEditable: (editable) =>
      view.dispatch({ effects: editing.reconfigure(EditorView.editable.of(editable)) }),
    destroy: () => view.destroy(),
  };
}

/** Over the name of a function: how it is called, and what it computes. */
const explainFunction = hoverTooltip((view, position) => {
  const word = view.state.wordAt(position);
  if (!word) return null;
  const name = view.state.sliceDoc(word.from, word.to);
  const signature = functions.find((one) => one.name === name);
  if (!signature) return null;
  return {
    pos: word.from,
    end: word.to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'formula-hover';
      const call = dom.appendChild(document.createElement('code'));
      call.textContent = printSignature(signature);
      dom.append(signature.description);
      return { dom };
    },
  };
});

/** At least one character wide, so that a fault at the very end can be seen. */
function span({ position, length }: FormulaFault, end: number): { from: number; to: number } {
  const from = Math.min(position, Math.max(0, end - 1));
  return { from, to: Math.min(end, Math.max(from + 1, position + length)) };
}

const keywords = ['and', 'or', 'not', 'na', 'true', 'false'];
const signals = ['enter_long', 'exit_long', 'enter_short', 'exit_short'];

function complete(context: CompletionContext, names: readonly string[]): CompletionResult | null {
  const word = context.matchBefore(/[a-z_][a-z0-9_]*/i);
  if (!word && !context.explicit) return null;
  return {
    from: word?.from ?? context.pos,
    validFor: /^[a-z0-9_]*$/i,
    options: [
      ...names.map((label) => ({ label, detail: 'of this node', boost: 3 })),
      ...columnNames.map((label) => ({ label, detail: 'price series', boost: 2 })),
      ...functions.map((signature) => ({
        label: signature.name,
        detail: printSignature(signature).slice(signature.name.length),
        info: signature.description,
        apply: `${signature.name}(`,
      })),
      ...signals.map((label) => ({
        label,
        detail: 'what a strategy decides',
        apply: `${label} = `,
        boost: -1,
      })),
      ...keywords.map((label) => ({ label, boost: -1 })),
    ],
  };
}
