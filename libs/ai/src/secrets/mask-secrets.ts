import { type Announced, announced, carriedOn, isAnnounced, type Word } from './announced-secrets.js';
import { isKey, isPlainWord } from './secret-looks.js';

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
