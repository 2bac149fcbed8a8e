import { describe, expect, it } from 'vitest';
import { acceptanceSet } from './acceptance-set.js';
import { emptyFlow, faults, planned } from './check-case.js';

describe('the acceptance set of the rules planner', { timeout: 60_000 }, () => {
  const rates: string[] = [];
  for (const { kind, on, cases } of acceptanceSet) {
    it(`plans every request of kind "${kind}"`, () => {
      const flow = on === undefined ? emptyFlow : planned(on);
      const failed = cases.flatMap((one) => {
        const found = faults(one, flow);
        return found.length === 0 ? [] : [`${one[0]}\n    ${found.join('\n    ')}`];
      });
      rates.push(`${kind}: ${cases.length - failed.length} of ${cases.length}`);
      expect(failed.join('\n')).toBe('');
    });
  }

  it('reports its pass rates', () => {
    console.log(`Rules planner, passed by kind\n  ${rates.join('\n  ')}`);
    expect(rates).toHaveLength(acceptanceSet.length);
    expect(acceptanceSet.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThan(300);
  });
});
