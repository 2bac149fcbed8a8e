export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

export function isSpace(character: string | undefined): boolean {
  return (
    character === ' ' ||
    character === '\t' ||
    character === '\r' ||
    character === '\u00a0' ||
    character === '\u202f' ||
    character === '\u2009'
  );
}

/** Letters of any script; marks that combine with them count as letters. */
export function isLetter(character: string | undefined): boolean {
  if (character === undefined) return false;
  if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) return true;
  if (character < '\u00aa') return false;
  return /^[\p{L}\p{M}]$/u.test(character);
}

const foldedLigatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/** Lower case without accents, so that `Übersteigt` and `ubersteigt` are one word. */
export function foldWord(word: string): string {
  let plain = true;
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) > 127) plain = false;
  const lower = word.toLowerCase();
  // Italian and Portuguese for "is"; without its accent it is "and".
  if (lower === 'è' || lower === 'é') return lower;
  if (plain) return lower;
  let folded = '';
  for (const character of lower.normalize('NFD')) {
    if (/^\p{M}$/u.test(character)) continue;
    folded += foldedLigatures[character] ?? character;
  }
  return folded;
}

/** A text without the given characters and white space at its end, in one pass. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && (characters.includes(text[end - 1] ?? '') || text[end - 1]?.trim() === '')) end--;
  return text.slice(0, end);
}
