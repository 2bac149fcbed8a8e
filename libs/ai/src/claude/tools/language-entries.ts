import { catalogue } from '@strategy-builder/domain';
import { functions, languageReference, printSignature } from '@strategy-builder/language';

const most = 20;

interface Entry {
  readonly name: string;
  readonly what: string;
}

const entries: readonly Entry[] = [
  ...functions.map((one) => ({ name: printSignature(one), what: `function: ${one.description}` })),
  ...catalogue.map(({ type, kind, title, description }) => ({
    name: `${type}.${kind}`,
    what: `${title}: ${description}`,
  })),
];

/** Entries that hold all the words, those first whose name does; what was left out is counted. */
export function searchLanguage(words: string): { readonly found: readonly Entry[]; readonly more: number } {
  const wanted = words.toLowerCase().split(' ').filter(Boolean).slice(0, 10);
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const byName = entries.filter(({ name }) => holds(name));
  const byText = entries.filter(({ name, what }) => !holds(name) && holds(`${name} ${what}`));
  const found = wanted.length === 0 ? [] : [...byName, ...byText];
  return { found: found.slice(0, most), more: Math.max(0, found.length - most) };
}

/** All about one function; undefined when there is none of that name. */
export function aboutFunction(name: string) {
  const found = functions.find((one) => one.name === name);
  if (!found) return undefined;
  const { parameters, result, outputs, readsBars, description } = found;
  return { name, call: printSignature(found), parameters, result, outputs, readsBars, description };
}

/** How formulas are read: operators, `na`, windows, recursion. */
export function rulesOfLanguage(): string {
  const reference = languageReference();
  return reference.slice(reference.indexOf('## How'), reference.indexOf('## Functions')).trim();
}
