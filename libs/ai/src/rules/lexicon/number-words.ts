const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const units = new Map<string, number>(ones.map((word, value) => [word, value]));
for (const [index, word] of tens.entries()) units.set(word, 20 + 10 * index);
const misspelt: readonly (readonly [string, number])[] = [
  ['fourty', 40],
  ['fiveteen', 15],
  ['ninty', 90],
  ['dozen', 12],
  ['couple', 2],
];
for (const [word, value] of misspelt) units.set(word, value);

/** Whether a word is a number by itself, and so no mistyped other word. */
export function isNumberWord(word: string): boolean {
  return units.has(word) || word === 'hundred' || word === 'thousand';
}

/** Words that are numbers only next to another number, a unit or a percent sign. */
const alsoPronouns = new Set(['one', 'couple']);

export interface WrittenNumber {
  readonly value: number;
  /** How many words it takes. */
  readonly length: number;
  /** `one` alone may as well be a pronoun: the reader decides by what follows. */
  readonly doubtful: boolean;
}

/**
 * A number in English words from the start of `wordAt`: `seventy`, `twenty one`, `two hundred`, `one and a half`,
 * `two point five`, `half a`. Null when there is none.
 */
export function readNumberWords(wordAt: (index: number) => string | undefined): WrittenNumber | null {
  if (wordAt(0) === 'half') {
    const next = wordAt(1);
    if (next === 'a' || next === 'an') return { value: 0.5, length: 2, doubtful: true };
    return null;
  }
  let total = 0;
  let part: number | null = null;
  let index = 0;
  for (; index < 8; index++) {
    const word = wordAt(index);
    if (word === undefined) break;
    const unit = units.get(word);
    if (unit !== undefined) {
      const fits =
        part === null ||
        (part % 100 === 0 && unit < 100) ||
        (part % 10 === 0 && part % 100 >= 20 && unit < 10 && unit > 0);
      if (!fits) break;
      part = (part ?? 0) + unit;
    } else if (word === 'hundred' && part !== null && part < 100) {
      part *= 100;
    } else if ((word === 'hundred' || word === 'thousand') && index === 0) {
      part = word === 'hundred' ? 100 : 1000;
    } else if (word === 'thousand' && part !== null) {
      total += part * 1000;
      part = 0;
    } else if (word === 'and' && part !== null && part >= 100 && units.has(wordAt(index + 1) ?? '')) {
      // "one hundred and fifty"
    } else break;
  }
  if (part === null) return null;
  let value = total + part;
  const fraction = wordAt(index) === 'and' ? readFraction(wordAt, index + 1) : null;
  if (fraction !== null) {
    value += fraction.value;
    index += 1 + fraction.length;
  } else if (wordAt(index) === 'point') {
    const digits: number[] = [];
    for (let digit = units.get(wordAt(index + 1) ?? ''); digit !== undefined; ) {
      digits.push(digit);
      digit = digit < 10 ? units.get(wordAt(index + 1 + digits.length) ?? '') : undefined;
    }
    if (digits.length > 0) value = Number(`${value}.${digits.join('')}`);
    if (digits.length > 0) index += 1 + digits.length;
  }
  return { value, length: index, doubtful: index === 1 && alsoPronouns.has(wordAt(0) ?? '') };
}

const fractions: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
};

/** The fraction behind a whole number, `a half`, `three quarters`; null when there is none. */
function readFraction(
  wordAt: (index: number) => string | undefined,
  from: number,
): { readonly value: number; readonly length: number } | null {
  const counted = wordAt(from) === 'a' ? 1 : units.get(wordAt(from) ?? '');
  const part = fractions[wordAt(from + 1) ?? ''];
  if (counted === undefined || counted > 3 || part === undefined) return null;
  return { value: counted * part, length: 2 };
}
