import { maximumFormulaLength } from '../limits.js';
import { refuse } from '../refusal.js';
import { isKeyword, type Punctuation, type Token } from './token.js';

const symbols: ReadonlySet<string> = new Set('( ) , . = + - * / < <= > >= == !='.split(' '));

/** What people write from habit in other languages, and how it is written here. */
const habits: Readonly<Record<string, string>> = {
  '&': 'write "and"',
  '|': 'write "or"',
  '!': 'write "not", or "!=" for "is not equal"',
  '^': 'write a product, such as x * x',
  '%': 'write a plain number: 2 % is 0.02',
  ';': 'put each output on a line of its own',
  '[': 'write prev(x, 1) for the value one bar ago',
  ']': 'write prev(x, 1) for the value one bar ago',
  '{': 'write if(condition, then, otherwise)',
  '?': 'write if(condition, then, otherwise)',
  ':': 'write name = expression',
  '"': 'a formula has no texts, only names and numbers',
  "'": 'a formula has no texts, only names and numbers',
};

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function startsName(character: string | undefined): boolean {
  if (character === undefined) return false;
  return (
    (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character === '_'
  );
}

/** Splits a formula into tokens, the last of which is `end`. Each character is looked at a bounded number of times. */
export function scan(text: string): readonly Token[] {
  if (text.length > maximumFormulaLength) {
    refuse(
      { position: maximumFormulaLength, length: text.length - maximumFormulaLength },
      `a formula has at most ${maximumFormulaLength} characters, this one has ${text.length}`,
      'split it into several nodes',
    );
  }
  const tokens: Token[] = [];
  let position = 0;
  let startsLine = true;

  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '\n' || character === '\r') {
      startsLine = true;
      position++;
    } else if (character === ' ' || character === '\t') {
      position++;
    } else {
      const token = readToken(text, position, startsLine);
      tokens.push(token);
      startsLine = false;
      position += token.length;
    }
  }
  tokens.push({ kind: 'end', position, length: 0, startsLine });
  return tokens;
}

function readToken(text: string, position: number, startsLine: boolean): Token {
  const character = text.charAt(position);
  if (isDigit(character) || (character === '.' && isDigit(text[position + 1]))) {
    return readNumber(text, position, startsLine);
  }
  if (startsName(character)) return readName(text, position, startsLine);
  if (character === '@') return readTimeframe(text, position, startsLine);

  const two = text.slice(position, position + 2);
  const symbol = symbols.has(two) ? two : character;
  if (symbols.has(symbol)) {
    return { kind: 'symbol', symbol: symbol as Punctuation, position, length: symbol.length, startsLine };
  }
  const codePoint = text.codePointAt(position) ?? 0;
  const whole = String.fromCodePoint(codePoint);
  const printable = codePoint > 32 && codePoint < 127;
  const shown = printable ? `"${whole}"` : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse(
    { position, length: whole.length },
    `the character ${shown} has no place in a formula`,
    habits[character] ?? 'remove it',
  );
}

function readNumber(text: string, position: number, startsLine: boolean): Token {
  let end = position;
  while (isDigit(text[end])) end++;
  if (text[end] === '.') end++;
  while (isDigit(text[end])) end++;
  if (text[end] === 'e' || text[end] === 'E') {
    const sign = text[end + 1] === '+' || text[end + 1] === '-' ? 1 : 0;
    if (isDigit(text[end + 1 + sign])) {
      end += 1 + sign;
      while (isDigit(text[end])) end++;
    }
  }
  const at = { position, length: end - position };
  const value = Number(text.slice(position, end));
  if (!Number.isFinite(value)) refuse(at, 'this number is too large', 'write a number below 1e308');
  if (startsName(text[end])) {
    let word = end;
    while (startsName(text[word]) || isDigit(text[word])) word++;
    refuse(
      { position, length: word - position },
      `"${text.slice(position, word)}" is neither a number nor a name`,
      'names begin with a letter; a factor needs "*" before the name',
    );
  }
  return { kind: 'number', value, ...at, startsLine };
}

function readName(text: string, position: number, startsLine: boolean): Token {
  let end = position;
  while (startsName(text[end]) || isDigit(text[end])) end++;
  const word = text.slice(position, end);
  const at = { position, length: end - position };
  const lower = word.toLowerCase();
  if (word !== lower || word.startsWith('_')) {
    const suggestion = lower.replace(/^_+/, '');
    refuse(
      at,
      'names are written in lower case and begin with a letter',
      suggestion === '' ? 'write a name such as x' : `write ${suggestion}`,
    );
  }
  if (isKeyword(word)) return { kind: 'keyword', keyword: word, ...at, startsLine };
  return { kind: 'name', name: word, ...at, startsLine };
}

function readTimeframe(text: string, position: number, startsLine: boolean): Token {
  let end = position + 1;
  while (isDigit(text[end])) end++;
  const digits = end - position - 1;
  const unit = text[end];
  const at = { position, length: end + (unit === undefined ? 0 : 1) - position };
  const known = unit === 'm' || unit === 'h' || unit === 'd' || unit === 'w';
  if (digits === 0 || digits > 4 || !known || startsName(text[end + 1]) || isDigit(text[end + 1])) {
    refuse(at, 'this is not a timeframe', 'write a number and a unit, such as @15m, @4h, @1d or @1w');
  }
  return { kind: 'timeframe', timeframe: text.slice(position + 1, end + 1), ...at, startsLine };
}
