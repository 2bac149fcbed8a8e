import { python } from '@codemirror/lang-python';
import { foldGutter, foldKeymap } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeColours } from './code-colours.js';
import { mainPart } from './main-part.js';

/** Python to read and to copy, never to edit. */
export function CodeView({
  source,
  label,
  numbered = false,
}: {
  source: string;
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
          python(),
          codeColours,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
          ...(numbered ? [lineNumbers(), foldGutter(), keymap.of(foldKeymap)] : []),
        ],
      }),
    });
    const { part } = mainPart(source);
    if (!numbered && part > 0)
      view.dispatch({ effects: EditorView.scrollIntoView(part, { y: 'start', yMargin: 8 }) });
    return () => view.destroy();
  }, [source, label, numbered]);
  return <div ref={box} className="code-view" />;
}
