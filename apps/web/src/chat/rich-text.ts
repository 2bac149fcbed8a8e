/** A piece of a reply. Replies are plain text with a few marks: nothing in them is ever taken for HTML. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'formula'; readonly lines: readonly string[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string };

export interface Span {
  readonly text: string;
  readonly mark?: 'code' | 'strong';
}

const fence = '```';

/** Reads paragraphs, `-` and `•` lists, rules of a strategy, fenced code, `code` and **strong**; everything else stays as it is written. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let paragraph: string[] = [];
  let items: (readonly Span[])[] = [];

  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: readSpans(paragraph.join('\n')) });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    paragraph = [];
    items = [];
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.trimStart().startsWith(fence)) {
      close();
      const end = lines.findIndex((other, at) => at > index && other.trim() === fence);
      const last = end === -1 ? lines.length : end;
      const language = line.trim().slice(fence.length).trim();
      blocks.push({ kind: 'code', language, text: lines.slice(index + 1, last).join('\n') });
      index = last;
    } else if (/^(enter|exit)_(long|short) = /.test(line)) {
      close();
      const last = blocks.at(-1);
      if (last?.kind === 'formula') blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line] };
      else blocks.push({ kind: 'formula', lines: [line] });
    } else if (/^\s*[-•*] /.test(line)) {
      if (paragraph.length > 0) close();
      items.push(readSpans(line.replace(/^\s*[-•*] /, '')));
    } else if (line.trim() === '') {
      close();
    } else {
      if (items.length > 0) close();
      paragraph.push(line);
    }
  }
  close();
  return blocks;
}

function readSpans(text: string): readonly Span[] {
  return text
    .split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/)
    .filter((part) => part !== '')
    .map((part): Span => {
      if (part.length > 2 && part.startsWith('`') && part.endsWith('`'))
        return { text: part.slice(1, -1), mark: 'code' };
      if (part.length > 4 && part.startsWith('**') && part.endsWith('**'))
        return { text: part.slice(2, -2), mark: 'strong' };
      return { text: part };
    });
}
