/** Words that say nothing in a reply to a question: "the first one please". */
const asides: ReadonlySet<string> = new Set([
  ...'the a an one please pls option choice number no nr i d like want take ll let s lets'.split(' '),
  ...'go with for use that of them would think ok okay yes yeah sure prefer choose pick my'.split(' '),
  ...'is it do just make say we can hmm well and me'.split(' '),
]);

const places: readonly (readonly string[])[] = [
  ['first', '1st', '1', 'former', 'erste', 'primera', 'primero', 'première', 'premier', 'prima', 'primo'],
  ['second', '2nd', '2', 'two', 'zweite', 'segunda', 'segundo', 'deuxième', 'seconda', 'secondo'],
  ['third', '3rd', '3', 'three', 'dritte', 'tercera', 'tercero', 'troisième', 'terza', 'terzo'],
  ['fourth', '4th', '4', 'four', 'vierte', 'cuarta', 'quatrième', 'quarta'],
];

/**
 * What a reply takes from the choices of a question, as the choice would be clicked: "the first one", "2", "the ATR
 * one", "yes" to a single one, or "4%" in the place of a choice's own percentage. Null for a reply of its own words.
 */
export function chosenFrom(choices: readonly string[], reply: string): string | null {
  if (reply.length > 100 || choices.length === 0) return null;
  const words = wordsOf(reply);
  const told = words.filter((word) => !asides.has(word));
  if (told.length === 0)
    return words.some((word) => agreeing.has(word))
      ? choices.length === 1
        ? (choices[0] ?? null)
        : null
      : null;
  const [word, ...more] = told;
  if (more.length === 0 && word !== undefined) {
    if (word === 'last' || word === 'latter') return choices[choices.length - 1] ?? null;
    const place = places.findIndex((names) => names.includes(word));
    if (place !== -1 && choices[place] !== undefined) return choices[place] ?? null;
  }
  const number = withNumber(choices, told);
  if (number !== null) return number;
  const holding = choices.filter((choice) => {
    const said = new Set(wordsOf(choice));
    return told.every((one) => said.has(one));
  });
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

const agreeing: ReadonlySet<string> = new Set(['yes', 'yeah', 'ok', 'okay', 'sure', 'do']);

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.%]+/u)
    .map((word) => (word.endsWith('.') ? word.slice(0, -1) : word))
    .filter((word) => word !== '');
}

/** "4%" beside "Stop loss 3%", "3 ATR" beside "Stop loss 2 ATR": that choice with the number that was said. */
function withNumber(choices: readonly string[], told: readonly string[]): string | null {
  const [amount = '', ...unit] = told;
  const value = numberOf(amount);
  if (value === null || unit.length > 1) return null;
  const suffix = amount.slice(value.length) + (unit[0] ?? '');
  for (const choice of choices) {
    const words = choice.split(' ');
    const numbers = words.flatMap((word, at) => (numberOf(word) === null ? [] : [at]));
    const [at, ...others] = numbers;
    if (at === undefined || others.length > 0) continue;
    const own = words[at] ?? '';
    const glued = own.slice(numberOf(own)?.length ?? 0);
    const behind = (words[at + 1] ?? '').toLowerCase();
    if ((glued === '' ? behind : glued) !== suffix) continue;
    return words.map((word, place) => (place === at ? `${value}${glued}` : word)).join(' ');
  }
  return null;
}

/** The digits that a word begins with; null for none. */
function numberOf(word: string): string | null {
  let end = 0;
  while (end < word.length && '0123456789.'.includes(word[end] ?? '')) end++;
  return end === 0 || word[0] === '.' ? null : word.slice(0, end);
}
