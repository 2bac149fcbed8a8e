import { describe, expect, it } from 'vitest';
import { acceptanceSet } from './acceptance-set.js';
import { knownFailures } from './known-failures.js';
import { passRates, tableOf } from './pass-rates.js';

describe('the acceptance set of the rules planner', { timeout: 60_000 }, () => {
  const rates = passRates();

  it.each(rates)('plans requests of kind "$kind" as well as it ever did', ({ kind, failed }) => {
    const known = knownFailures[kind] ?? 0;
    expect(
      failed.length === known ? '' : `${failed.length} fail, ${known} are known:\n${failed.join('\n')}`,
    ).toBe('');
  });

  it('reports its pass rates', () => {
    console.log(`Rules planner, passed by kind\n${tableOf(rates)}`);
    expect(new Set(acceptanceSet.map(({ kind }) => kind)).size).toBe(acceptanceSet.length);
    expect(Object.keys(knownFailures).filter((kind) => !rates.some((rate) => rate.kind === kind))).toEqual(
      [],
    );
    expect(rates.reduce((sum, { of }) => sum + of, 0)).toBeGreaterThan(1_150);
  });
});
