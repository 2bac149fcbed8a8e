import { python } from '@codemirror/lang-python';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { foldGutter, foldKeymap } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeColours } from './code-colours.js';
import type { CodeLanguage } from './code-target.js';
import { mainPart } from './main-part.js';
import { typescript } from './typescript-colours.js';

const highlighting: Readonly<Record<CodeLanguage['language'], () => Extension>> = {
  python,
  sql: () => sql({ dialect: PostgreSQL }),
  typescript: () => typescript,
};

/** Code to read and to copy, never to edit. */
export function CodeView({
  source,
  language,
  label,
  numbered = false,
}: {
  source: string;
  language: CodeLanguage['language'];
  label: string;
  numbered?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: source,
        extensions: [
          highlighting[language](),
          codeColours,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
          ...(numbered ? [lineNumbers(), foldGutter(), keymap.of(foldKeymap)] : []),
        ],
      }),
    });
    const { part } = mainPart(source);
    if (language !== 'sql' && !numbered && part > 0)
      view.dispatch({ effects: EditorView.scrollIntoView(part, { y: 'start', yMargin: 8 }) });
    return () => view.destroy();
  }, [source, language, label, numbered]);
  return <div ref={box} className="code-view" />;
}
