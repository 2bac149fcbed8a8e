import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heldMetrics as heldMetricsOn } from '../testing/held-metrics.js';
import { smaCrossOnGoog } from '../testing/sma-cross-on-goog.js';
import { type FurtherInput, measureFurther } from './further.js';
import { furtherMetricNames } from './further-names.js';
import { measure } from './measure.js';
import { type ConventionName, conventionNames, metricNames } from './metric-names.js';

const goog = new URL('../../../../../shared/data/goog_daily.csv', import.meta.url);
const heldMetrics = heldMetricsOn(existsSync(goog) ? readFileSync(goog, 'utf8') : null);

type Values = Readonly<Record<string, number | null>>;

function measured(input: FurtherInput, convention: ConventionName): Values {
  return { ...measure(input, convention).metrics, ...measureFurther(input, convention).metrics };
}

function described(input: FurtherInput, convention: ConventionName): Readonly<Record<string, string>> {
  return { ...measure(input, convention).conventions, ...measureFurther(input, convention).conventions };
}

const everyMetric = [...metricNames, ...furtherMetricNames];
const inputs = heldMetrics.flatMap(({ input }) => input ?? []);
const sentences = Object.fromEntries(
  conventionNames.map((convention) => [convention, described(inputs[0]!, convention)]),
);

/** Whether a convention has a formula of its own for a metric; else it says what the standard one says, or that it is that. */
function hasItsOwn(convention: ConventionName, metric: string): boolean {
  const sentence = sentences[convention]![metric]!;
  return sentence !== sentences.standard![metric] && !sentence.endsWith('as in the standard convention.');
}

describe('metrics of the report', () => {
  it.each(heldMetrics)('of $convention have the values of: $source', ({
    convention,
    input,
    values,
    source,
  }) => {
    // Bars of others are not everywhere; where they are missing, the run says so.
    if (input === null) return console.warn(`not compared, its bars are not here: ${source}`);
    const found = measured(input, convention);
    for (const [metric, value] of Object.entries(values)) {
      const tolerance = Math.max(1e-8 * Math.abs(value), 1e-11);
      expect(
        Math.abs(found[metric]! - value),
        `${metric}: ${found[metric]}, published ${value}`,
      ).toBeLessThanOrEqual(tolerance);
    }
  });

  it.each(
    conventionNames,
  )('each have a source in the convention %s, or are those of one that has', (convention) => {
    const held = (by: ConventionName, metric: string) =>
      heldMetrics.some((row) => row.convention === by && metric in row.values);
    const without = everyMetric.filter(
      (metric) => !held(convention, metric) && (hasItsOwn(convention, metric) || !held('standard', metric)),
    );
    expect(without).toEqual([]);
  });

  it.each(conventionNames)('are the standard ones wherever %s describes them alike', (convention) => {
    for (const input of inputs) {
      const own = measured(input, convention);
      const standard = measured(input, 'standard');
      for (const metric of everyMetric)
        if (!hasItsOwn(convention, metric)) expect(own[metric], metric).toBe(standard[metric]);
    }
  });

  it.skipIf(!existsSync(goog))('count days as backtesting.py does on GOOG, where it rounds them up', () => {
    const { metrics } = measureFurther(smaCrossOnGoog(readFileSync(goog, 'utf8')), 'backtesting.py');
    expect(Math.ceil(metrics.averageDrawdownDays!)).toBe(41);
    expect(Math.ceil(metrics.averageTradeDays!)).toBe(46);
  });

  it('are published by others for the most part, not worked out here', () => {
    const published = new Set(
      heldMetrics.filter(({ by }) => by === 'published').flatMap(({ values }) => Object.keys(values)),
    );
    expect(everyMetric.filter((metric) => !published.has(metric)).sort()).toEqual(
      ['averageDrawdownDays', 'costs', 'totalFunding', 'turnover'].sort(),
    );
  });
});
