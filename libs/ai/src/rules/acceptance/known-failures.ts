/**
 * Kinds of requests that are not all planned yet, with how many of them fail. A kind that is not named here passes in
 * whole. The numbers only ever go down: the test fails when more fail, and when fewer do, until the number is lowered.
 */
export const knownFailures: Readonly<Record<string, number>> = {
  'as typed on forums': 6,
  'by date and hour as told': 3,
  'changes as told': 3,
  'follow-ups as typed': 1,
  'logic as told': 2,
  'options as asked for': 1,
  'posted in a few words': 1,
  'quoting and two venues as asked for': 1,
  'ranked and paired as asked for': 3,
  'schedules and sessions': 1,
  'scripts as pasted': 3,
  'several markets as told': 3,
  'several timeframes': 2,
  'taken back and qualified as told': 2,
  'taken back in mid-sentence': 1,
  'told in other tongues': 3,
  'typed in a hurry': 2,
};
