/**
 * Python code as a Python string literal that reads like the code itself: plain ASCII, and the same text to the last
 * byte whatever an editor does to line ends and to blanks before them.
 */
export function codeLiteral(code: string): string {
  const escaped = code
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', '\\"\\"\\"')
    .replace(/"$/, '\\"')
    .replaceAll(' \n', '\\x20\n')
    .replace(/[^\n -~]/gu, escapeOf);
  return `"""\\\n${escaped}"""`;
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point > 0xffff) return `\\U${point.toString(16).padStart(8, '0')}`;
  return `\\u${point.toString(16).padStart(4, '0')}`;
}
