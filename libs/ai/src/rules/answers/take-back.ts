/** How a step is taken back: the planner sees the present flow only. */
export const howToTakeBack =
  'The last step is taken back with undo above the canvas or with /undo ("/undo agent" takes back the last step of the planner only), or an earlier state is restored from the history. Or say what should be there again.';

/** "Undo that", "actually put it back", "go back to how it was": the whole of a message asks for the state before. */
export function asksToTakeBack(text: string): boolean {
  if (text.length > 120) return false;
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !asides.has(word));
  return takingBack.has(words.join(' '));
}

const asides: ReadonlySet<string> = new Set([
  ...'actually ok okay oh no please can could you just hmm wait sorry lets let s i want'.split(' '),
  ...'would like d to and but hm well nah now again pls think we should on second thoughts'.split(' '),
  ...'thought that it this them the my me all everything for as so really a was were is'.split(' '),
]);

const takingBack: ReadonlySet<string> = new Set([
  ...'undo|undo last|undo last change|undo last step|undo last one|undo change|revert'.split('|'),
  ...'revert last change|revert change|take back|put back|bring back|go back|roll back'.split('|'),
  ...'rollback|put back how|put back way|put back in|change back|set back|switch back'.split('|'),
  ...'restore|restore previous version|go back how|go back way|go back before'.split('|'),
  ...'go back previous version|go back previous one|go back one step|back how before'.split('|'),
  ...'go back how before|go back way before|back before|back way|back how|back way before'.split('|'),
  ...'liked better before|better before|take last change back|take back last change'.split('|'),
  ...'forget last change|cancel last change|previous version|back previous version'.split('|'),
  ...'undo what did|undo what you did|one step back|step back|go one step back'.split('|'),
  ...'take back what said|make how before|make way before|make like before|like before'.split('|'),
  ...'same before|how before'.split('|'),
]);
