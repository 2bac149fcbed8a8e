import { foldWord, isDigit, isLetter, isSpace } from './characters.js';
import { type NumberStyle, readNumber } from './read-number.js';
import type { Token } from './token.js';

const longSymbols = ['>=', '<=', '=>', '=<', '==', '!=', '<>', '->', '&&', '||', '--'];
const oneCharacterSymbols: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '→': '->',
  '➡': '->',
  '⇒': '->',
  '×': '*',
  '÷': '/',
  '–': '-',
  '—': '--',
  '−': '-',
  '•': '*',
  '·': '*',
  '‣': '*',
  '▪': '*',
  '◦': '*',
  '；': ';',
  '，': ',',
  '：': ':',
  '（': '(',
  '）': ')',
};
/** Words before an apostrophe that are words of their own: l'RSI, dell'RSI, lorsqu'il. */
const elided = new Set([
  'l',
  'd',
  'dell',
  'all',
  'sull',
  'nell',
  'dall',
  'un',
  'lorsqu',
  'qu',
  's',
  'n',
  'j',
  'c',
  'puisqu',
  'quest',
]);
const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/**
 * Splits a request into words, numbers and symbols in one pass: each character is looked at a bounded number of
 * times, so time is linear in the length whatever the text holds.
 */
export function scan(text: string, style: NumberStyle): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = true;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (isSpace(character)) {
      spaced = true;
      at++;
      continue;
    }
    if (character === '/' && text[at + 1] === '/' && text[at - 1] !== ':') {
      // A comment of pasted code reaches to the end of its line.
      while (at < text.length && text[at] !== '\n') at++;
      continue;
    }
    const place = { from: at, glued: !spaced };
    spaced = false;
    if (character === '\n') {
      tokens.push({ kind: 'newline', text: '\n', norm: '\n', ...place, to: at + 1 });
      spaced = true;
      at++;
    } else if (isDigit(character) || isLeadingDot(text, at)) {
      at = pushNumber(tokens, text, at, style, place.glued, 1);
    } else if (isMinusSign(text, at, tokens)) {
      at = pushNumber(tokens, text, at + 1, style, place.glued, -1);
    } else if (character === '`' || character === '"' || character === '“' || character === '”') {
      at = pushQuoted(tokens, text, at, place.glued);
    } else if (isLetter(character)) {
      at = pushWord(tokens, text, at, place.glued);
    } else if (fractions[character] !== undefined && place.glued && addFraction(tokens, character, at)) {
      at++;
    } else if (fractions[character] !== undefined) {
      tokens.push({
        kind: 'number',
        text: character,
        norm: character,
        value: fractions[character] ?? 0,
        ...place,
        to: at + 1,
      });
      at++;
    } else {
      const pair = text.slice(at, at + 2);
      const symbol = longSymbols.includes(pair) ? pair : character;
      const norm = oneCharacterSymbols[symbol] ?? symbol;
      tokens.push({ kind: 'symbol', text: symbol, norm, ...place, to: at + symbol.length });
      at += symbol.length;
    }
  }
  return tokens;
}

/** "1½": the fraction belongs to the whole number that it is written to. */
function addFraction(tokens: Token[], character: string, at: number): boolean {
  const whole = tokens[tokens.length - 1];
  if (whole?.kind !== 'number' || whole.to !== at || !Number.isInteger(whole.value)) return false;
  const written = whole.text + character;
  const part = fractions[character] ?? 0;
  const value = whole.value < 0 ? whole.value - part : whole.value + part;
  tokens[tokens.length - 1] = { ...whole, text: written, norm: written, value, to: at + 1 };
  return true;
}

function isLeadingDot(text: string, at: number): boolean {
  return text[at] === '.' && isDigit(text[at + 1]) && !isDigit(text[at - 1]) && !isLetter(text[at - 1]);
}

/** A minus belongs to the number when nothing that could be subtracted from stands before it. */
function isMinusSign(text: string, at: number, tokens: readonly Token[]): boolean {
  const character = text[at];
  if (character !== '-' && character !== '−' && character !== '–') return false;
  if (!isDigit(text[at + 1]) && !isLeadingDot(text, at + 1)) return false;
  const before = text[at - 1];
  if (isDigit(before) || isLetter(before) || before === ')' || before === '%') return false;
  const last = tokens[tokens.length - 1];
  // "close - 5" with spaces on both sides never comes here; "close -5" is read as a sign, which no request writes for a difference.
  return last === undefined || last.kind !== 'number';
}

function pushNumber(
  tokens: Token[],
  text: string,
  at: number,
  style: NumberStyle,
  glued: boolean,
  sign: 1 | -1,
): number {
  const run = readNumber(text, at, style);
  run.parts.forEach((part, index) => {
    const from = index === 0 && sign === -1 ? part.from - 1 : part.from;
    if (index > 0)
      tokens.push({ kind: 'symbol', text: ',', norm: ',', from: from - 1, to: from, glued: true });
    const value = index === 0 ? sign * part.value : part.value;
    const written = text.slice(from, part.to);
    tokens.push({
      kind: 'number',
      text: written,
      norm: written,
      value,
      from,
      to: part.to,
      glued: index > 0 || glued,
    });
  });
  return run.to;
}

function pushQuoted(tokens: Token[], text: string, at: number, glued: boolean): number {
  const open = text[at] ?? '';
  let end = at + 1;
  while (end < text.length && text[end] !== '\n' && !closes(open, text[end] ?? '')) end++;
  if (end >= text.length || text[end] === '\n') {
    tokens.push({ kind: 'symbol', text: open, norm: open, from: at, to: at + 1, glued });
    return at + 1;
  }
  const inner = text.slice(at + 1, end);
  if (inner.trim() === '') return end + 1;
  const kind = open === '`' ? 'formula' : 'quoted';
  // Rules that are quoted, and no name.
  if (kind === 'quoted' && tellsRules(inner)) return at + 1;
  tokens.push({ kind, text: inner, norm: foldWord(inner), from: at, to: end + 1, glued });
  return end + 1;
}

/** More words than a name has, with numbers among them. */
function tellsRules(inner: string): boolean {
  return inner.split(' ').length > 6 && [...inner].some((character) => isDigit(character));
}

function closes(open: string, character: string): boolean {
  return open === '`' ? character === '`' : character === '"' || character === '”' || character === '“';
}

/** What a number is multiplied by without a space: `2xATR`, `1.5xavg`. */
const multiplied = new Set([
  'atr',
  'atrs',
  'avg',
  'average',
  'vol',
  'volume',
  'sl',
  'stop',
  'risk',
  'sma',
  'ema',
]);

function multiplies(text: string, at: number, end: number): boolean {
  const sign = text[at];
  if ((sign !== 'x' && sign !== 'X') || !isDigit(text[at - 1])) return false;
  return multiplied.has(text.slice(at + 1, end).toLowerCase());
}

function pushWord(tokens: Token[], text: string, at: number, glued: boolean): number {
  let end = at;
  while (end < text.length && isLetter(text[end])) end++;
  if (glued && multiplies(text, at, end)) {
    // "2xATR": the sign of a product between a number and a name.
    tokens.push({ kind: 'symbol', text: text[at] ?? 'x', norm: '*', from: at, to: at + 1, glued });
    return pushWord(tokens, text, at + 1, true);
  }
  const apostrophe = text[end] === "'" || text[end] === '’';
  // "l'1%"
  if (apostrophe && isDigit(text[end + 1]) && elided.has(foldWord(text.slice(at, end)))) {
    const article = text.slice(at, end);
    tokens.push({ kind: 'word', text: article, norm: `${foldWord(article)}'`, from: at, to: end + 1, glued });
    return end + 1;
  }
  if (apostrophe && isLetter(text[end + 1])) {
    const first = text.slice(at, end);
    if (elided.has(foldWord(first))) {
      tokens.push({ kind: 'word', text: first, norm: `${foldWord(first)}'`, from: at, to: end + 1, glued });
      return end + 1;
    }
    let tail = end + 1;
    while (tail < text.length && isLetter(text[tail])) tail++;
    const suffix = foldWord(text.slice(end + 1, tail));
    if (suffix === 's') {
      // A possessive: BTC's RSI.
      tokens.push({ kind: 'word', text: first, norm: foldWord(first), from: at, to: tail, glued });
      return tail;
    }
    const whole = text.slice(at, tail);
    tokens.push({ kind: 'word', text: whole, norm: foldWord(first) + suffix, from: at, to: tail, glued });
    return tail;
  }
  const word = text.slice(at, end);
  tokens.push({ kind: 'word', text: word, norm: foldWord(word), from: at, to: end, glued });
  return end;
}
