/**
 * Spells out a phrase pattern: words apart by spaces, `a|b` for either word, a trailing `?` for a word that may be
 * missing. `expandPattern('cross|crosses above')` gives `cross above` and `crosses above`.
 */
export function expandPattern(pattern: string): readonly (readonly string[])[] {
  let phrases: (readonly string[])[] = [[]];
  for (const position of pattern.split(' ')) {
    const optional = position.endsWith('?');
    const words = (optional ? position.slice(0, -1) : position).split('|');
    const longer = phrases.flatMap((phrase) => words.map((word) => [...phrase, word]));
    phrases = optional ? [...phrases, ...longer] : longer;
  }
  return phrases;
}
