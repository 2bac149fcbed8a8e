/** Where the last class of a module begins: what comes before it are the pieces it is made of. */
export function mainPart(source: string): { readonly part: number; readonly line: number } {
  const part = Math.max(0, source.lastIndexOf('\nclass ') + 1, source.lastIndexOf('\nexport class ') + 1);
  return { part, line: source.slice(0, part).split('\n').length - 1 };
}
