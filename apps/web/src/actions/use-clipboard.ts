import { useEffect } from 'react';
import { copiedText, cutSelected, pasteText, tellCopied } from '../canvas/clipboard.js';
import { actions, isPossible } from './actions.js';
import { useActions } from './use-actions.js';
import { fields } from './use-shortcuts.js';

/** Copies, cuts and pastes nodes when the browser does so; text that is marked or written stays the browser's. */
export function useClipboard(): void {
  const { page } = useActions();
  useEffect(() => {
    const isText = ({ target }: ClipboardEvent): boolean =>
      (target instanceof Element && target.closest(fields) !== null) ||
      document.querySelector('.dialog') !== null;
    const onCopy = (event: ClipboardEvent): void => {
      const isCut = event.type === 'cut';
      if (event.defaultPrevented || isText(event) || getSelection()?.isCollapsed === false) return;
      if (!isPossible(isCut ? actions.cut : actions.copy, page)) return;
      const text = copiedText(page);
      if (text === undefined || event.clipboardData === null) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      tellCopied();
      if (isCut) cutSelected(page);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isText(event) || event.clipboardData === null) return;
      event.preventDefault();
      pasteText(event.clipboardData.getData('text/plain'), page);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [page]);
}
