const prefixes = (
  'sk- sk_ pk_ rk_ whsec_ AKIA ASIA AIza ya29. eyJ hf_ npm_ glpat- ghp_ gho_ ghs_ ghu_ ghr_ github_pat_ xoxa- xoxb- ' +
  'xoxp- xapp- glsa_ SG.'
).split(' ');
const shortestPrefixed = 12;
const shortestRandom = 32;

/** A word that is a key by its looks, whatever stands around it. */
export function isKey(word: string): boolean {
  if (word.split('/').some(hasPrefix)) return true;
  if (word.length < shortestRandom || isId(word)) return false;
  const { lower, upper, digits, other, changes, longestMixed } = looksOf(word);
  if (other > 0 || longestMixed < 9) return false;
  return (
    digits + lower + upper >= shortestRandom / 2 && ((digits >= 4 && lower + upper >= 4) || changes >= 8)
  );
}

function hasPrefix(piece: string): boolean {
  return piece.length >= shortestPrefixed && prefixes.some((prefix) => piece.startsWith(prefix));
}

/** The ids of flows and simulations are no secrets, and people name them: eight, four, four, four, twelve. */
function isId(word: string): boolean {
  return (
    word.length === 36 &&
    word
      .split('-')
      .map(({ length }) => length)
      .join() === '8,4,4,4,12'
  );
}

interface Looks {
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** Characters that are in no key. */
  readonly other: number;
  /** How often letters and digits, small and capital ones, take turns. */
  readonly changes: number;
  /** Length of the longest piece between `-_./+~` that mixes them: names made of plain words and numbers have none. */
  readonly longestMixed: number;
}

/** What a word is made of. */
export function looksOf(word: string): Looks {
  const count = { lower: 0, upper: 0, digits: 0, other: 0 };
  let changes = 0;
  let longestMixed = 0;
  let piece = { length: 0, changes: 0, last: '' };
  for (const character of word) {
    const kind = kindOf(character);
    if (kind === 'joint') {
      piece = { length: 0, changes: 0, last: '' };
      continue;
    }
    count[kind]++;
    // A capital in front of small letters is a name.
    if (piece.length > 0 && kind !== piece.last && !(piece.length === 1 && piece.last === 'upper')) {
      piece.changes++;
      changes++;
    }
    piece.last = kind;
    piece.length++;
    if (piece.changes > 0) longestMixed = Math.max(longestMixed, piece.length);
  }
  return { ...count, changes, longestMixed };
}

function kindOf(character: string): 'lower' | 'upper' | 'digits' | 'joint' | 'other' {
  if (character >= '0' && character <= '9') return 'digits';
  if (character >= 'a' && character <= 'z') return 'lower';
  if (character >= 'A' && character <= 'Z') return 'upper';
  return '+/_-.~'.includes(character) ? 'joint' : 'other';
}

/** Of small letters alone, as a request is written. */
export function isPlainWord(word: string): boolean {
  for (const character of word)
    if (!((character >= 'a' && character <= 'z') || character === '.' || character === '-')) return false;
  return word.length < 20;
}

/** `64_250.5`, `15%`. */
export function isNumber(word: string): boolean {
  return Number.isFinite(Number(word.replaceAll('_', '').replace('%', '')));
}

/** BTCUSDT, LINK/USDT, BTC-27DEC24-100000-C: capitals and digits. */
export function isMarket(word: string): boolean {
  const { lower, other } = looksOf(word);
  return lower === 0 && other === 0 && word.length <= 24;
}
