/** The words of a text in small letters. */
export function spokenIn(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/);
}

/** Whether one of the words begins like one of these. */
export function beginsWith(words: readonly string[], ...stems: readonly string[]): boolean {
  return words.some((word) => stems.some((stem) => word.startsWith(stem)));
}

/** Whether one of these phrases stands among the words, word by word; `frequent*` is any word that begins so. */
export function saysAny(words: readonly string[], ...phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const wanted = phrase.split(' ');
    return words.some((_, at) => wanted.every((word, place) => isSpoken(words[at + place] ?? '', word)));
  });
}

function isSpoken(word: string, wanted: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

/** Whether a word that begins like one of the first stands before one that begins like one of the second. */
export function inOrder(
  words: readonly string[],
  first: readonly string[],
  second: readonly string[],
): boolean {
  const at = words.findIndex((word) => first.some((stem) => word.startsWith(stem)));
  return at !== -1 && beginsWith(words.slice(at + 1), ...second);
}
