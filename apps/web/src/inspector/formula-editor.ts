import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, placeholder, type Tooltip } from '@codemirror/view';
import { columnNames, functions, printSignature } from '@strategy-builder/language';
import { codeColours } from '../code/code-colours.js';
import { shortHelp } from '../reference/find-pages.js';
import { openReference } from '../reference/reference-store.js';
import { formulaLanguage } from './formula-language.js';

/** What is wrong in a formula, and where: UTF-16 code units from its start. */
export interface FormulaFault {
  readonly message: string;
  readonly position: number;
  readonly length: number;
}

/** An error keeps the formula from being stored, a warning does not. */
export interface FormulaMark extends FormulaFault {
  readonly severity: 'error' | 'warning';
}

export interface FormulaEditor {
  text(): string;
  replace(text: string): void;
  /** Writes over what is selected, and takes the focus. */
  insert(text: string): void;
  /** Underlines what is wrong or unwise, and nothing else. */
  mark(faults: readonly FormulaMark[]): void;
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
        Prec.high(
          keymap.of([
            { key: 'Mod-Enter', run: apply },
            { key: 'F1', run: (editor) => help(editor) },
          ]),
        ),
        hoverTooltip(explain),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        formulaLanguage,
        codeColours,
        autocompletion({ override: [(context) => complete(context, names)], icons: false }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-labelledby': options.labelledBy }),
        editing.of(EditorView.editable.of(true)),
        placeholder('enter_long = crosses_above(…)'),
        EditorView.updateListener.of(
          (update) => update.docChanged && options.onChange(update.state.doc.toString()),
        ),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
      view.focus();
    },
    mark(faults) {
      const end = view.state.doc.length;
      const marks = faults.map((fault) => ({
        ...span(fault, end),
        severity: fault.severity,
        message: fault.message,
      }));
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

/** The word at a place of the text. */
function wordAt(state: EditorState, position: number): { from: number; to: number; text: string } | null {
  const line = state.doc.lineAt(position);
  for (const found of line.text.matchAll(/[a-z_][a-z0-9_]*|@/gi)) {
    const from = line.from + found.index;
    const to = from + found[0].length;
    if (from <= position && position <= to) return { from, to, text: found[0] };
  }
  return null;
}

function help(view: EditorView): boolean {
  openReference(wordAt(view.state, view.state.selection.main.head)?.text);
  return true;
}

/** What the function under the pointer does. */
function explain(view: EditorView, position: number): Tooltip | null {
  const word = wordAt(view.state, position);
  const found = word && shortHelp(word.text);
  if (!word || !found) return null;
  return {
    pos: word.from,
    end: word.to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'formula-help';
      const [signature, sentence, key] = ['code', 'span', 'small'].map((tag) => document.createElement(tag));
      signature!.textContent = found.signature;
      sentence!.textContent = found.sentence;
      key!.textContent = 'F1 shows more';
      dom.append(signature!, sentence!, key!);
      return { dom };
    },
  };
}

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
