import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';
import { codeColours } from '../code/code-colours.js';
import type { CodeAwareness } from './code-awareness.js';

/** What went wrong, and in which line of the code, from 1. */
export interface LineFault {
  readonly line: number | null;
  readonly message: string;
}

export interface PythonEditor {
  /** Underlines the line of a fault; null takes the mark away. */
  mark(fault: LineFault | null): void;
  /** Puts the caret into a line, from 1, and shows it. */
  goTo(line: number): void;
  setEditable(editable: boolean): void;
  destroy(): void;
}

/**
 * An editor on a shared text: everybody's typing and carets show, and undo takes back one's own typing only.
 * Tab indents; Escape first, then Tab leaves the editor.
 */
export function startPythonEditor(
  parent: HTMLElement,
  text: Y.Text,
  awareness: CodeAwareness,
  options: { readonly label: string; readonly describedBy: string },
): PythonEditor {
  const editing = new Compartment();
  const undoManager = new Y.UndoManager(text);
  const access = (editable: boolean) => [
    EditorView.editable.of(editable),
    EditorState.readOnly.of(!editable),
  ];
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        lineNumbers(),
        foldGutter(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        autocompletion({ icons: false }),
        indentUnit.of('    '),
        EditorState.tabSize.of(4),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...yUndoManagerKeymap,
          ...searchKeymap,
          ...foldKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        python(),
        codeColours,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-describedby': options.describedBy,
        }),
        yCollab(text, awareness, { undoManager }),
        editing.of(access(true)),
      ],
    }),
  });
  return {
    mark(fault) {
      const { doc } = view.state;
      const at = fault?.line ? doc.line(Math.min(fault.line, doc.lines)) : undefined;
      const from = at ? at.from + (at.text.length - at.text.trimStart().length) : 0;
      const marks =
        at && fault
          ? [{ from, to: Math.max(at.to, from), severity: 'error' as const, message: fault.message }]
          : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(line) {
      const { doc } = view.state;
      const at = doc.line(Math.min(Math.max(1, line), doc.lines));
      view.dispatch({
        selection: { anchor: at.to },
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      });
      view.focus();
    },
    setEditable: (editable) => view.dispatch({ effects: editing.reconfigure(access(editable)) }),
    destroy() {
      awareness.setLocalStateField('cursor', null);
      view.destroy();
      undoManager.destroy();
    },
  };
}
