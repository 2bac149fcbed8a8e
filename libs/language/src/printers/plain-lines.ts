/** A user's text on one line: no control or format characters, no strange spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** A user's text in lines of at most `width` for a comment; a word that is longer is cut. */
export function plainLines(text: string, width: number): string[] {
  return filledLines(oneLine(text), width, () => width);
}

/** Words in lines of at most `width`; of one that is longer, `cutOf` its first `width` characters goes first. */
export function filledLines(text: string, width: number, cutOf: (start: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    while (rest.length > width) {
      if (line !== '') lines.push(line);
      line = '';
      const cut = cutOf(rest.slice(0, width));
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    if (line === '') line = rest;
    else if (line.length + 1 + rest.length <= width) line += ` ${rest}`;
    else {
      lines.push(line);
      line = rest;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
