import { isDigit } from './characters.js';

/** Digits as they stand in the text, read as one number or as several (`9,21` is a list, `1,000` is not). */
export interface NumberRun {
  readonly to: number;
  readonly parts: readonly { readonly value: number; readonly from: number; readonly to: number }[];
}

/**
 * How a text writes numbers. `point`: English, where a lone comma is a thousands mark before three digits, a decimal mark
 * before a percent sign, behind a comparison or after a lone zero, and a list otherwise. `comma`: languages that write
 * 1.000,5. `mixed`: English words with numbers as those languages write them: as `point`, and money of 1.500 is a thousand
 * and a half; a price of 1.085 is what it is.
 */
export type NumberStyle = 'point' | 'comma' | 'mixed';

/** Reads the number that starts at `from`: a digit, or a dot before a digit. */
export function readNumber(text: string, from: number, style: NumberStyle): NumberRun {
  const groups: string[] = [];
  const marks: string[] = [];
  const starts: number[] = [];
  let at = from;
  if (text[at] === '.') {
    groups.push('0');
    marks.push('.');
    starts.push(at);
    at++;
  }
  for (;;) {
    const start = at;
    while (isDigit(text[at])) at++;
    groups.push(text.slice(start, at));
    starts.push(start);
    const mark = text[at];
    if (mark === undefined || !isDigit(text[at + 1]) || !isSeparator(text, at, groups.length, style)) break;
    marks.push(mark);
    at++;
  }
  const to = exponentEnd(text, at);
  const value = joined(groups, marks, style, text, from, at);
  if (value !== null) return { to, parts: [{ value: scaled(value, text, at, to), from, to }] };
  return { to: at, parts: listed(text, groups, marks, starts) };
}

/** A list by commas, whose items may have decimals: `20,2.5` is twenty and two and a half. */
function listed(
  text: string,
  groups: readonly string[],
  marks: readonly string[],
  starts: readonly number[],
): NumberRun['parts'] {
  const decimals = marks.includes(',') && marks.includes('.');
  const parts: { value: number; from: number; to: number }[] = [];
  for (const [index, group] of groups.entries()) {
    const from = starts[index] ?? 0;
    const to = from + group.length;
    const before = parts[parts.length - 1];
    if (decimals && marks[index - 1] === '.' && before !== undefined && Number.isInteger(before.value)) {
      parts[parts.length - 1] = { ...before, value: Number(text.slice(before.from, to)), to };
    } else parts.push({ value: Number(group), from, to });
  }
  return parts;
}

function isSeparator(text: string, at: number, groups: number, style: NumberStyle): boolean {
  const mark = text[at];
  if (mark === '.' || mark === ',' || mark === '_' || mark === "'" || mark === '\u2019') return true;
  // "10 000" is one number, "50 200" is two: a space only joins whole thousands.
  const space = mark === ' ' || mark === '\u00a0' || mark === '\u202f' || mark === '\u2009';
  if (!space || groups >= 4 || isDigit(text[at + 4])) return false;
  if (text.startsWith('000', at + 1)) return true;
  // French "1 500,50" and "1 500 USDT"
  return style === 'comma' && isThousandsOfMoney(text, at);
}

function isThousandsOfMoney(text: string, at: number): boolean {
  if (![1, 2, 3].every((step) => isDigit(text[at + step])) || isDigit(text[at - 4])) return false;
  const decimals = text[at + 4] === ',' && isDigit(text[at + 5]);
  let end = at + 4;
  while (decimals && (end === at + 4 || isDigit(text[end]))) end++;
  return isMoney(text, at, end);
}

function joined(
  groups: readonly string[],
  marks: readonly string[],
  style: NumberStyle,
  text: string,
  from: number,
  end: number,
): number | null {
  if (marks.length === 0) return Number(groups[0]);
  const last = marks[marks.length - 1];
  const allThousands = groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 0) <= 3;
  const same = marks.every((mark) => mark === last);
  if (last !== '.' && last !== ',') return allThousands ? Number(groups.join('')) : null;
  if (same && marks.length > 1)
    return allThousands || inLakhs(groups, last, text, from, end) ? Number(groups.join('')) : null;
  if (!same) {
    const whole = groups.slice(0, -1);
    const grouped = whole.slice(1).every((group) => group.length === 3);
    return grouped ? Number(`${whole.join('')}.${groups[groups.length - 1]}`) : null;
  }
  const decimal = Number(`${groups[0]}.${groups[1]}`);
  const thousands = allThousands && groups[0] !== '0' ? Number(groups.join('')) : null;
  if (last === '.') {
    const reads = style === 'comma' || (style === 'mixed' && isMoney(text, from, end));
    return reads && thousands !== null ? thousands : decimal;
  }
  if (style === 'comma') return decimal;
  if (thousands !== null) return thousands;
  const level = behindComparison(text, from) || (style === 'mixed' && behindSide(text, from));
  const measured =
    followedByPercent(text, end) || followedByRange(text, end) || followedByThousands(text, end);
  return groups[0] === '0' || level || measured ? decimal : null;
}

/** `1,5 x ATR`, `2,5 ATR`, `1,5R`: a multiple of a range or of the risk, and no list. */
function followedByRange(text: string, end: number): boolean {
  if (text[end] === 'R' || text[end] === 'r') return !isLetter(text[end + 1]);
  let at = end;
  while (text[at] === ' ' || text[at] === 'x' || text[at] === '*' || text[at] === '×') at++;
  return text.slice(at, at + 3).toLowerCase() === 'atr';
}

/** `2,5k` */
function followedByThousands(text: string, end: number): boolean {
  return (text[end] === 'k' || text[end] === 'K') && !isLetter(text[end + 1]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character.toLowerCase() !== character.toUpperCase();
}

/** `1,00,000`: Indian grouping. `9,21,200` is a list of lengths, unless it is money or a group begins with a zero. */
function inLakhs(
  groups: readonly string[],
  mark: string | undefined,
  text: string,
  from: number,
  end: number,
): boolean {
  const [first = '', ...rest] = groups;
  const middle = rest.slice(0, -1);
  const grouped =
    mark === ',' &&
    first.length <= 2 &&
    middle.length > 0 &&
    middle.every((group) => group.length === 2) &&
    rest[rest.length - 1]?.length === 3;
  return grouped && (middle.some((group) => group.startsWith('0')) || isMoney(text, from, end));
}

/** Whether an English text writes a decimal comma somewhere, and a decimal point nowhere. */
export function mixesStyles(numbers: readonly { readonly text: string; readonly value: number }[]): boolean {
  const fractions = numbers.filter(({ value }) => !Number.isInteger(value));
  const comma = fractions.some(({ text }) => text.includes(','));
  return comma && numbers.every(({ text }) => !/\.\d{1,2}$/.test(text));
}

const currencies = [
  'usdt',
  'usdc',
  'usd',
  'eur',
  'euro',
  'dollar',
  'pln',
  'zl',
  'zł',
  'inr',
  'rupee',
  '$',
  '€',
];

function isMoney(text: string, from: number, end: number): boolean {
  const at = text[end] === ' ' ? end + 1 : end;
  const behind = text.slice(at, at + 6).toLowerCase();
  const before = text.slice(Math.max(0, from - 5), from);
  return (
    /([$€₹]|(^|[^a-z])(rs\.?|inr) ?)$/i.test(before) || currencies.some((name) => behind.startsWith(name))
  );
}

function behindComparison(text: string, from: number): boolean {
  let at = from - 1;
  if (text[at] === ' ') at--;
  return (
    text[at] === '<' ||
    text[at] === '>' ||
    (text[at] === '=' && (text[at - 1] === '<' || text[at - 1] === '>'))
  );
}

const sides: ReadonlySet<string> = new Set(['above', 'below', 'over', 'under', 'than', 'beneath']);

/** "under 35,5": what stands there is one level, and no list of lengths. */
function behindSide(text: string, from: number): boolean {
  const words = text
    .slice(Math.max(0, from - 9), from)
    .toLowerCase()
    .split(' ');
  return words[words.length - 1] === '' && sides.has(words[words.length - 2] ?? '');
}

function followedByPercent(text: string, end: number): boolean {
  const at = text[end] === ' ' ? end + 1 : end;
  return text[at] === '%';
}

function exponentEnd(text: string, at: number): number {
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  let end = at + 1;
  if (text[end] === '-' || text[end] === '+') end++;
  if (!isDigit(text[end])) return at;
  while (isDigit(text[end])) end++;
  return end - at <= 4 ? end : at;
}

function scaled(value: number, text: string, from: number, to: number): number {
  if (from === to) return value;
  return Number(`${value}${text.slice(from, to)}`);
}
