/**
 * Kinds of requests that are not all planned yet, with how many of them fail. A kind that is not named here passes in
 * whole. The numbers only ever go down: the test fails when more fail, and when fewer do, until the number is lowered.
 */
export const knownFailures: Readonly<Record<string, number>> = {
  'basics in Dutch': 1,
  'fresh requests on numbers, not all read yet': 5,
  'fresh requests, first sixty': 2,
  'fresh requests, second sixty': 11,
  'kept back: corrections, lists and numbers': 1,
  'kept back: rules on one market': 8,
  'one-liners, second round': 1,
  'options as asked for': 1,
  'posts, third round': 4,
  'sentences, second round': 1,
  'taken back in mid-sentence': 1,
};
