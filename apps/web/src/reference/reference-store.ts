import { create } from 'zustand';

/** A formula that an example can be put into. */
export interface InsertTarget {
  /** The node that it belongs to. */
  readonly label: string;
  insert(example: string): void;
}

interface Reference {
  readonly open: boolean;
  /** The word that it was opened for. */
  readonly word: string;
  /** What had the focus before, and gets it back. */
  readonly from: Element | null;
  readonly target: InsertTarget | null;
}

/** Whether the language reference is shown, what for, and which formula takes its examples. */
export const useReference = create<Reference>(() => ({ open: false, word: '', from: null, target: null }));

export function openReference(word = ''): void {
  useReference.setState({ open: true, word, from: document.activeElement });
}

export function closeReference(): void {
  useReference.setState({ open: false });
}

/** Offers a formula to insert examples into; gives what takes the offer back. */
export function offerInsertion(target: InsertTarget): () => void {
  useReference.setState({ target });
  return () => useReference.setState((state) => (state.target === target ? { target: null } : state));
}
