import { filledLines, oneLine } from '../plain-lines.js';

/** A text as a Python string literal in plain ASCII; no character of it can end the literal. */
export function pythonString(text: string): string {
  let literal = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') literal += `\\${character}`;
    else if (code >= 32 && code < 127) literal += character;
    else if (code >= 0xd800 && code <= 0xdfff) literal += '\\ufffd';
    else if (code > 0xffff) literal += `\\U${code.toString(16).padStart(8, '0')}`;
    else literal += `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return `"${literal}"`;
}

/** Words of a user's text that may stand in a docstring: nothing in them ends it. */
function harmless(text: string): string {
  return oneLine(text).replace(/\\/g, '\\\\').replace(/"/g, "'");
}

/** Breaks a text into lines of at most `width`; a word that is longer is cut. */
export function wrap(text: string, width: number): string[] {
  // A cut between a backslash and what it escapes would change both.
  return filledLines(harmless(text), width, (start) =>
    /(?<!\\)(?:\\\\)*\\$/.test(start) ? width - 1 : width,
  );
}

/** A docstring of a summary line and further paragraphs, indented and at most 79 columns wide. */
export function docstring(paragraphs: readonly string[], indent: string): string[] {
  const width = 79 - indent.length;
  const [first = [], ...rest] = paragraphs
    .map((text) => wrap(text, width - 3))
    .filter((lines) => lines.length > 0);
  const [summary = 'Generated code.', ...more] = first;
  const onlySummary = more.length === 0 && rest.length === 0;
  if (onlySummary && summary.length <= width - 6) return [`${indent}"""${summary}"""`];
  return [
    `${indent}"""${summary}`,
    ...more.map((line) => indent + line),
    ...rest.flatMap((lines) => ['', ...lines.map((line) => indent + line)]),
    `${indent}"""`,
  ];
}
