const prefixes = [
  'sk-',
  'sk_',
  'pk_',
  'rk_',
  'ghp_',
  'gho_',
  'github_pat_',
  'xoxb-',
  'xoxp-',
  'AKIA',
  'AIza',
  'eyJ',
  'glpat-',
  'npm_',
];
const names = [
  'key',
  'apikey',
  'secret',
  'token',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'seed',
  'mnemonic',
  'bearer',
];
const shortestPrefixed = 12;
const shortestRandom = 32;

/** What stands in place of a secret. */
export const mask = '[secret removed]';

/**
 * A message without the keys and passwords that people paste into a chat: words that look like keys, long random words,
 * and whatever follows "key:", "secret =" or "password is". Linear in the length of the text.
 */
export function maskSecrets(text: string): string {
  let masked = '';
  let at = 0;
  let named = false;
  while (at < text.length) {
    const start = at;
    while (at < text.length && !isBreak(text[at])) at++;
    const word = text.slice(start, at);
    const gap = at;
    while (at < text.length && isBreak(text[at])) at++;
    const between = text.slice(gap, at);
    masked +=
      (word !== '' && (isSecret(word) || (named && word.length >= 6 && !isPlainWord(word))) ? mask : word) +
      between;
    named = saysSecret(word, between) || (named && (word === '' || linking.has(word.toLowerCase())));
  }
  return masked;
}

const linking: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'the',
  'my',
  'api',
  'equals',
  'here',
  'this',
]);

function isBreak(character: string | undefined): boolean {
  return character === undefined || ' \t\r\n,;"\'`()[]{}<>=:'.includes(character);
}

/** "key:", "secret =", "password is" announce what must not be kept. */
function saysSecret(word: string, _between: string): boolean {
  const plain = word.toLowerCase().replaceAll('_', '').replaceAll('-', '');
  return names.some(
    (name) =>
      plain === name ||
      plain === `api${name}` ||
      (plain.endsWith(`${name}`) && plain.length <= name.length + 10 && plain !== 'monkey'),
  );
}

function isPlainWord(word: string): boolean {
  for (const character of word)
    if (!((character >= 'a' && character <= 'z') || character === '.' || character === '-')) return false;
  return word.length < 20;
}

function isSecret(word: string): boolean {
  if (word.length >= shortestPrefixed && prefixes.some((prefix) => word.startsWith(prefix))) return true;
  if (word.length < shortestRandom) return false;
  let digits = 0;
  let letters = 0;
  for (const character of word) {
    if (character >= '0' && character <= '9') digits++;
    else if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) letters++;
    else if (!'+/_-.~'.includes(character)) return false;
  }
  return digits >= 4 && letters >= 4;
}
