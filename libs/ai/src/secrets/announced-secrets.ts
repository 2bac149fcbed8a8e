import { isMarket, isNumber, isPlainWord, looksOf } from './secret-looks.js';

/** A word of a message, and what stands between it and the next one. */
export interface Word {
  readonly text: string;
  readonly gap: string;
}

/** What was announced: a password may be any word, a key is none that a request is made of, a token may be a coin. */
export interface Announced {
  readonly what: 'password' | 'key' | 'token';
  /** "password:", "password is": it comes next. */
  readonly isNext: boolean;
  /** "password=", `"password":"`: nothing but marks between. */
  readonly isTied: boolean;
  /** Words that may stand between. */
  readonly patience: number;
}

const passwords: ReadonlySet<string> = new Set(
  'password passwords passwd passphrase passcode pwd passwort kennwort contraseña senha wachtwoord hasło'.split(
    ' ',
  ),
);
const keys = (
  'secret apikey secretkey accesskey privatekey authkey apitoken accesstoken authtoken bottoken sessiontoken bearer ' +
  'mnemonic password passphrase passwd'
).split(' ');
const tokens: ReadonlySet<string> = new Set('key keys token seed schlüssel clave'.split(' '));
/** What makes a key of "key" and a token of "token". */
const ofAccess: ReadonlySet<string> = new Set(
  'api access secret private auth bot session bearer authorization'.split(' '),
);
const patience = 4;

/** What a word announces, "password" or "api key"; undefined for any other word. */
export function announced({ text, gap }: Word, before: Word | undefined): Announced | undefined {
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

const linking: ReadonlySet<string> = new Set('is are was equals ist es est är é'.split(' '));

/** "is" points at what comes next; a few plain words may stand between, the end of a sentence ends it. */
export function carriedOn(said: Announced, { text, gap }: Word): Announced | undefined {
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

const fillers: ReadonlySet<string> = new Set('the my this here api bearer'.split(' '));

/** Names such as average200 are shorter. */
const longestName = 16;

/** Whether a word is the secret that was announced. */
export function isAnnounced(word: string, { what, isNext, isTied }: Announced): boolean {
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
