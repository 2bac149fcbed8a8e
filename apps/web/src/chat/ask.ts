import { create } from 'zustand';
import { usePanels } from '../shared/panels.js';

/** What is written in the chat's composer but not sent. Kept apart, so that other parts of the page can write there. */
export const useDraft = create<{ readonly text: string; readonly focusAsked: number }>(() => ({
  text: '',
  focusAsked: 0,
}));

export function writeDraft(text: string): void {
  useDraft.setState({ text });
}

/** Puts a request into the composer, for the person to read, change and send. */
export function askInChat(text: string): void {
  usePanels.setState({ chat: true });
  useDraft.setState(({ focusAsked }) => ({ text, focusAsked: focusAsked + 1 }));
}
