import { acceptanceSet } from './acceptance-set.js';
import { emptyFlow, faults, planned } from './check-case.js';

export interface PassRate {
  readonly kind: string;
  readonly passed: number;
  readonly of: number;
  /** Each request that came to something else, with what was wrong. */
  readonly failed: readonly string[];
}

/** How many requests of each kind come to what they must. */
export function passRates(): readonly PassRate[] {
  return acceptanceSet.map(({ kind, on, cases }) => {
    const flow = on === undefined ? emptyFlow : planned(on);
    const failed = cases.flatMap((one) => {
      const found = faults(one, flow);
      return found.length === 0 ? [] : [`${one[0]}\n    ${found.join('\n    ')}`];
    });
    return { kind, passed: cases.length - failed.length, of: cases.length, failed };
  });
}

/** The rates as a table for people, the total last. */
export function tableOf(rates: readonly PassRate[]): string {
  const total = rates.reduce((sum, { passed }) => sum + passed, 0);
  const all = rates.reduce((sum, { of }) => sum + of, 0);
  const rows = [...rates, { kind: 'all', passed: total, of: all }];
  return rows
    .map(
      ({ kind, passed, of }) =>
        `${kind.padEnd(34)}${String(passed).padStart(4)} of ${String(of).padStart(3)}`,
    )
    .join('\n');
}
