import { type Strategy, tradedVenue } from '@strategy-builder/domain';
import { Problem } from '../platform/problem.js';

/** A fee for an exchange that nothing is traded on is a slip of the pen. @throws Problem `exchange-not-traded` */
export function refuseStrangeVenues({ legs }: Strategy, venues: readonly string[]): void {
  const known = [...new Set(legs.flatMap((leg) => tradedVenue(leg) ?? []))];
  const stranger = venues.find((venue) => !known.some((of) => of === venue || of.startsWith(`${venue}:`)));
  if (stranger === undefined) return;
  throw new Problem(
    422,
    'exchange-not-traded',
    `"${stranger}" in "venueFees" is nothing that the strategy trades on. It trades on: ${known.join(', ')}.`,
  );
}
