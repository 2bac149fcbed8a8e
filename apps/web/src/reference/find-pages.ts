import {
  functions,
  printSignature,
  type ReferenceEntry,
  type ReferenceTopic,
  referenceEntries,
  referenceTopics,
} from '@strategy-builder/language';

/** One page of the reference: a part of the language, an indicator or a function. */
export type ReferencePage =
  | {
      readonly id: string;
      readonly group: 'The language';
      readonly title: string;
      readonly topic: ReferenceTopic;
    }
  | {
      readonly id: string;
      readonly group: 'Indicators' | 'Functions';
      readonly title: string;
      readonly entry: ReferenceEntry;
    };

export const referencePages: readonly ReferencePage[] = [
  ...referenceTopics.map(
    (topic): ReferencePage => ({ id: topic.title, group: 'The language', title: topic.title, topic }),
  ),
  ...referenceEntries().map(
    (entry): ReferencePage => ({
      id: entry.name,
      group: entry.group === 'indicator' ? 'Indicators' : 'Functions',
      title: entry.title,
      entry,
    }),
  ),
];

/** The pages that fit what was typed: those of that name first, then the others of each group. */
export function findPages(text: string): readonly ReferencePage[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = referencePages.filter((page) => {
    const said = wordsOf(page);
    return words.every((word) => said.includes(word));
  });
  const [first = ''] = words;
  const rank = ({ id, title }: ReferencePage): number =>
    first === ''
      ? 0
      : id === first
        ? -2
        : id.startsWith(first) || title.toLowerCase().startsWith(first)
          ? -1
          : 0;
  return fits
    .map((page, index) => ({ page, index }))
    .sort((a, b) => rank(a.page) - rank(b.page) || a.index - b.index)
    .map(({ page }) => page);
}

/** The page that tells of a word of a formula. */
export function pageOf(word: string): ReferencePage | undefined {
  return (
    referencePages.find((page) => 'entry' in page && page.entry.name === word) ??
    referencePages.find((page) => 'topic' in page && page.topic.words.includes(word))
  );
}

/** What an editor says of a function under the pointer. */
export function shortHelp(word: string): { readonly signature: string; readonly sentence: string } | null {
  const signature = functions.find(({ name }) => name === word);
  return signature ? { signature: printSignature(signature), sentence: signature.description } : null;
}

function wordsOf(page: ReferencePage): string {
  const more =
    'entry' in page
      ? [page.entry.description, page.entry.convention ?? '', ...page.entry.outputs.map(({ name }) => name)]
      : [...page.topic.paragraphs, ...page.topic.words];
  return [page.id, page.title, ...more].join(' ').toLowerCase();
}
