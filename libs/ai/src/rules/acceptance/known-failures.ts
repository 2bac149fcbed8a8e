/**
 * Kinds of requests that are not all planned yet, with how many of them fail. A kind that is not named here passes in
 * whole. The numbers only ever go down: the test fails when more fail, and when fewer do, until the number is lowered.
 */
export const knownFailures: Readonly<Record<string, number>> = {
  'as typed on forums': 7,
  'basics in five tongues': 3,
  'follow-ups as typed': 3,
  'must be refused': 1,
  'numbers as people write them': 1,
  'options as asked for': 1,
  'quoting and two venues as asked for': 1,
  'ranked and paired as asked for': 3,
  'schedules and sessions': 1,
  'several timeframes': 2,
  'slang and misspellings': 1,
  'taken back in mid-sentence': 1,
};
