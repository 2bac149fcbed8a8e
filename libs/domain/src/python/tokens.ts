/** A piece of Python text. Comments and line breaks are none; a string is known by its value, an f-string or bytes by ''. */
export interface PythonToken {
  readonly kind: 'name' | 'string' | 'number' | 'symbol';
  readonly text: string;
  /** First of a line that continues nothing. */
  readonly startsLine: boolean;
  /** First of a line that begins at the left margin. */
  readonly isAtMargin: boolean;
}

const blank = /(?:[ \t\f\r\n]|\\)+|#[^\n]*/y;
const stringStart = /([a-zA-Z]{0,2})("""|'''|"|')/y;
const name = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const number = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;

/**
 * The tokens of Python code, as far as finding names in it needs them; never throws, whatever the text. In time linear
 * in the text.
 */
export function pythonTokens(code: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  let at = 0;
  let depth = 0;
  let isNewLine = true;
  const add = (kind: PythonToken['kind'], text: string, from: number): void => {
    const startsLine = isNewLine && depth === 0;
    tokens.push({ kind, text, startsLine, isAtMargin: startsLine && (code[from - 1] ?? '\n') === '\n' });
    isNewLine = false;
  };
  while (at < code.length) {
    const skipped = match(blank, code, at);
    if (skipped) {
      at += skipped[0].length;
      isNewLine ||= skipped[0].replaceAll(/\\\r?\n/g, '').includes('\n');
      continue;
    }
    const opening = match(stringStart, code, at);
    if (opening) {
      const [whole, prefix = '', quote = ''] = opening;
      const { end, value } = readString(code, at + whole.length, quote);
      add('string', /[fb]/i.test(prefix) ? '' : value, at);
      at = end;
      continue;
    }
    const word = match(name, code, at);
    const digits = word ? null : match(number, code, at);
    const text = (word ?? digits)?.[0] ?? code[at] ?? '';
    add(word ? 'name' : digits ? 'number' : 'symbol', text, at);
    if ('([{'.includes(text)) depth++;
    if (')]}'.includes(text)) depth = Math.max(0, depth - 1);
    at += text.length;
  }
  return tokens;
}

/** Where a string ends, and what it holds; escapes stay as they are written, since no name has one. */
function readString(code: string, from: number, quote: string): { end: number; value: string } {
  let at = from;
  while (at < code.length) {
    if (code.startsWith(quote, at)) return { end: at + quote.length, value: code.slice(from, at) };
    if (code[at] === '\n' && quote.length === 1) break;
    at += code[at] === '\\' ? 2 : 1;
  }
  return { end: Math.min(at, code.length), value: '' };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
