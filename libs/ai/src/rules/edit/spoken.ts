/** The words of a text in small letters. */
export function spokenIn(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/);
}

/** Whether one of the words begins like one of these. */
export function beginsWith(words: readonly string[], ...stems: readonly string[]): boolean {
  return words.some((word) => stems.some((stem) => word.startsWith(stem)));
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
