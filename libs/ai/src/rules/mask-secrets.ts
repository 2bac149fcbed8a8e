/** What stands in place of a secret. */
export const mask = '[secret removed]';

/**
 * A message without the keys and passwords that people paste into a chat: private keys in their armour, words that look
 * like keys, and what is announced as one ("password is …", "api key: …", twelve words after "seed phrase"). Names of
 * markets stay, also of those that are called tokens. Linear in the length of the text.
 *
 * @example maskSecrets('my api key is q8Wm2ZrT5yXe') // 'my api key is [secret removed]'
 */
export function maskSecrets(text: string): string {
  let masked = '';
  let at = 0;
  for (;;) {
    const armour = armourFrom(text, at);
    masked += maskWords(text.slice(at, armour?.start));
    if (!armour) return masked;
    masked += mask;
    at = armour.end;
  }
}

/** `-----BEGIN … PRIVATE KEY-----` to its end; without one, to the end of the text. */
function armourFrom(
  text: string,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  const dashes = '-----';
  for (
    let start = text.indexOf(armourStart, from);
    start >= 0;
    start = text.indexOf(armourStart, start + 1)
  ) {
    const head = text.slice(start, start + longestHead);
    if (!head.includes('PRIVATE KEY')) continue;
    const foot = text.indexOf('-----END', start);
    const close = foot < 0 ? -1 : text.indexOf(dashes, foot + dashes.length);
    return { start, end: close < 0 ? text.length : close + dashes.length };
  }
  return undefined;
}

const armourStart = '-----BEGIN';
const longestHead = 60;

interface Word {
  readonly text: string;
  /** What stands between it and the next one. */
  readonly gap: string;
}

function maskWords(text: string): string {
  const words = wordsOf(text);
  let masked = '';
  let said: Announced | undefined;
  /** Words of a seed phrase that are still to come. */
  let phrase = 0;
  words.forEach((word, index) => {
    const before = words[index - 1];
    const rest = withoutLogin(word, before, words[index - 2]);
    if (phrase > 0) {
      phrase--;
      masked += mask;
    } else if (isKey(word.text) || (said && isAnnounced(word.text, said))) masked += mask;
    else masked += rest;
    masked += word.gap;
    said = announced(word, before) ?? (said && carriedOn(said, word));
    if (phrase === 0 && isSeedPhrase(word, before)) phrase = wordsOfPhrase(words, index + 1);
  });
  return masked;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (at < text.length && !isBreak(text[at]!)) at++;
    const gap = at;
    while (at < text.length && isBreak(text[at]!)) at++;
    words.push({ text: text.slice(start, gap), gap: text.slice(gap, at) });
  }
  return words;
}

function isBreak(character: string): boolean {
  return ',;"\'`()[]{}<>=:|“”‘’„«»、，：；'.includes(character) || character.trim() === '';
}

/** `trader:password@host` of an address, without the password. */
function withoutLogin({ text }: Word, before: Word | undefined, scheme: Word | undefined): string {
  const host = text.lastIndexOf('@');
  const isLogin = host > 0 && before?.gap === ':' && before.text.startsWith('//') && scheme?.gap === ':';
  return isLogin ? mask + text.slice(host) : text;
}

const prefixes = [
  ...['sk-', 'sk_', 'pk_', 'rk_', 'whsec_', 'AKIA', 'ASIA', 'AIza', 'ya29.', 'eyJ', 'hf_', 'npm_', 'glpat-'],
  ...[
    'ghp_',
    'gho_',
    'ghs_',
    'ghu_',
    'ghr_',
    'github_pat_',
    'xoxa-',
    'xoxb-',
    'xoxp-',
    'xapp-',
    'glsa_',
    'SG.',
  ],
];
const shortestPrefixed = 12;
const shortestRandom = 32;

/** A word that is a key by its looks, whatever stands around it. */
function isKey(word: string): boolean {
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

function looksOf(word: string): Looks {
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

/** What was announced: a password may be any word, a key is none that a request is made of, a token may be a coin. */
interface Announced {
  readonly what: 'password' | 'key' | 'token';
  /** "password:", "password is": it comes next. */
  readonly isNext: boolean;
  /** "password=", `"password":"`: nothing but marks between. */
  readonly isTied: boolean;
  /** Words that may stand between. */
  readonly patience: number;
}

const passwords: ReadonlySet<string> = new Set([
  ...['password', 'passwords', 'passwd', 'passphrase', 'passcode', 'pwd', 'passwort', 'kennwort'],
  ...['contraseña', 'senha', 'wachtwoord', 'hasło'],
]);
const keys = [
  ...['secret', 'apikey', 'secretkey', 'accesskey', 'privatekey', 'authkey', 'apitoken', 'accesstoken'],
  ...['authtoken', 'bottoken', 'sessiontoken', 'bearer', 'mnemonic', 'password', 'passphrase', 'passwd'],
];
const tokens: ReadonlySet<string> = new Set(['key', 'keys', 'token', 'seed', 'schlüssel', 'clave']);
/** What makes a key of "key" and a token of "token". */
const ofAccess: ReadonlySet<string> = new Set([
  ...['api', 'access', 'secret', 'private', 'auth', 'bot', 'session', 'bearer', 'authorization'],
]);
const patience = 4;

function announced({ text, gap }: Word, before: Word | undefined): Announced | undefined {
  const plain = text.toLowerCase().replaceAll('_', '').replaceAll('-', '');
  const what = whatIs(plain, before?.text.toLowerCase() ?? '');
  if (!what) return undefined;
  if (before?.text.toLowerCase() === 'authorization' && before.gap.includes(':') && what === 'key')
    return { what, isNext: true, isTied: true, patience };
  const isNext = gap.includes(':') || gap.includes('=');
  return { what, isNext, isTied: isNext && (gap.trim() === gap || '"\'`'.includes(gap.at(-1)!)), patience };
}

function whatIs(plain: string, before: string): Announced['what'] | undefined {
  if (passwords.has(plain)) return 'password';
  if (keys.some((key) => plain.endsWith(key))) return 'key';
  if (plain === 'basic' && before === 'authorization') return 'key';
  if (tokens.has(plain)) return ofAccess.has(before) ? 'key' : 'token';
  return undefined;
}

const linking: ReadonlySet<string> = new Set(['is', 'are', 'was', 'equals', 'ist', 'es', 'est', 'är', 'é']);

/** "is" points at what comes next; a few plain words may stand between, the end of a sentence ends it. */
function carriedOn(said: Announced, { text, gap }: Word): Announced | undefined {
  if (text === '' || linking.has(text.toLowerCase())) {
    return { ...said, isNext: said.isNext || text !== '', isTied: false };
  }
  if (said.isNext && !fillers.has(text.toLowerCase())) return undefined;
  if (
    said.patience === 0 ||
    !isPlainWord(text) ||
    gap.includes(',') ||
    gap.includes(';') ||
    text.endsWith('.')
  )
    return undefined;
  return { ...said, isTied: false, patience: said.patience - 1 };
}

const fillers: ReadonlySet<string> = new Set(['the', 'my', 'this', 'here', 'api', 'bearer']);

/** Names such as average200 are shorter. */
const longestName = 16;

function isAnnounced(word: string, { what, isNext, isTied }: Announced): boolean {
  if (linking.has(word.toLowerCase()) || fillers.has(word.toLowerCase())) return false;
  const { lower, digits, changes } = looksOf(word);
  const isOfRequest = isPlainWord(word) || isNumber(word) || isMarket(word);
  switch (what) {
    case 'password':
      return isNext ? word.length >= 4 : word.length >= 6 && !isOfRequest;
    case 'key':
      if (isTied) return word.length >= 6;
      return word.length >= 6 && (isNext ? !isPlainWord(word) : !isOfRequest);
    case 'token':
      // sma200 and level1 are names: digits in a key stand between letters, too.
      return (
        word.length >= 8 &&
        !isOfRequest &&
        digits > 0 &&
        lower > 0 &&
        changes >= (isTied || (isNext && word.length >= longestName) ? 1 : 2)
      );
  }
}

function isPlainWord(word: string): boolean {
  for (const character of word)
    if (!((character >= 'a' && character <= 'z') || character === '.' || character === '-')) return false;
  return word.length < 20;
}

function isNumber(word: string): boolean {
  return Number.isFinite(Number(word.replaceAll('_', '').replace('%', '')));
}

/** BTCUSDT, LINK/USDT, BTC-27DEC24-100000-C: capitals and digits. */
function isMarket(word: string): boolean {
  const { lower, other } = looksOf(word);
  return lower === 0 && other === 0 && word.length <= 24;
}

/** "seed phrase", "recovery words", "mnemonic". */
function isSeedPhrase({ text }: Word, before: Word | undefined): boolean {
  const plain = text.toLowerCase();
  if (plain === 'mnemonic') return true;
  return (
    (plain === 'phrase' || plain === 'words') &&
    ['seed', 'recovery', 'secret', 'mnemonic', 'backup'].includes(before?.text.toLowerCase() ?? '')
  );
}

const shortestPhrase = 12;
const longestPhrase = 26;

/** How many words of a seed phrase follow; of fewer than twelve it is none. */
function wordsOfPhrase(words: readonly Word[], from: number): number {
  let count = 0;
  while (count < longestPhrase && isPhraseWord(words[from + count])) count++;
  return count >= shortestPhrase ? count : 0;
}

function isPhraseWord(word: Word | undefined): boolean {
  return word !== undefined && word.text.length <= 8 && isPlainWord(word.text);
}
