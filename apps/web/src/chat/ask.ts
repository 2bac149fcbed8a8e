import { create } from 'zustand';
import { usePanels } from '../shared/panels.js';

interface Draft {
  readonly text: string;
  readonly focusAsked: number;
  /** To be sent as it is, as soon as that is possible. */
  readonly sendAsked: boolean;
}
/** What is written in the chat's composer but not sent. Kept apart, so that other parts of the page can write there. */
export const useDraft = create<Draft>(() => ({ text: '', focusAsked: 0, sendAsked: false }));

export function writeDraft(text: string): void {
  useDraft.setState({ text });
}

/** Goes to the composer, with a request for the person to read, change and send; `send`: it is sent as it is. */
export function askInChat(text?: string, { send = false } = {}): void {
  usePanels.getState().show('chat');
  useDraft.setState((draft) => ({
    text: text ?? draft.text,
    focusAsked: draft.focusAsked + 1,
    sendAsked: send,
  }));
}
