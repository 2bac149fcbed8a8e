import type { PipeTransform } from '@nestjs/common';
import { metricNames } from '@strategy-builder/quant';
import { z } from 'zod';
import { requestFields, splitSettings } from '../simulations/settings.js';

/** Points of the largest grid that is swept. */
export const mostPoints = 2_500;
const mostValues = 200;

const parameter = { node: z.string().max(64), parameter: z.string().max(64) };
const axis = z
  .union([
    z.strictObject({ ...parameter, values: z.array(z.number()).min(1).max(mostValues) }),
    z.strictObject({
      ...parameter,
      from: z.number(),
      to: z.number(),
      step: z.number().positive().describe('the last value is the last step at or below `to`'),
    }),
  ])
  .transform((given) =>
    'values' in given ? given : { node: given.node, parameter: given.parameter, values: stepsOf(given) },
  )
  .refine(({ values }) => values.length > 0 && values.length <= mostValues, `needs 1 to ${mostValues} values`)
  .refine(({ values }) => new Set(values).size === values.length, 'names a value twice');

const axes = z
  .array(axis)
  .min(1)
  .max(2)
  .refine(
    (all) => all.reduce((points, { values }) => points * values.length, 1) <= mostPoints,
    `the grid has more than ${mostPoints} points`,
  );

const metric = z.enum(metricNames).default('sharpe').describe('what the best has most of');

export const checks = z.discriminatedUnion('check', [
  z.strictObject({
    check: z.literal('look-ahead').describe('the past must not change when the future is cut off'),
    ...requestFields,
    cuts: z.number().int().min(1).max(50).default(12).describe('how many times the data is cut'),
  }),
  z.strictObject({
    check: z.literal('warm-up').describe('how long recursive indicators remember where the data began'),
    ...requestFields,
    starts: z.number().int().min(1).max(20).default(8).describe('how many later beginnings are tried'),
  }),
  z.strictObject({
    check: z.literal('one-bar-late').describe('every decision one bar later'),
    ...requestFields,
  }),
  z.strictObject({
    check: z
      .literal('cost-stress')
      .describe('fees, slippage and the funding that is paid times some factors'),
    ...requestFields,
    factors: z.array(z.number().min(0).max(100)).min(1).max(20).default([0, 1, 2, 3, 5]),
  }),
  z.strictObject({
    check: z.literal('walk-forward').describe('chosen on one window, judged on the next'),
    ...requestFields,
    kind: z.enum(['anchored', 'rolling']).default('rolling'),
    folds: z.number().int().min(2).max(50).default(5).describe('tests, one after another'),
    trainFraction: z
      .number()
      .min(0.1)
      .max(0.9)
      .default(0.5)
      .describe('part of the data before the first test'),
    axes,
    metric,
  }),
  z.strictObject({
    check: z.literal('monte-carlo').describe('trades and daily returns drawn again in another order'),
    ...requestFields,
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1),
    paths: z.number().int().min(100).max(10_000).default(1_000),
    block: z.number().min(1).max(1_000).default(10).describe('mean days that are drawn together'),
  }),
  z.strictObject({
    check: z.literal('sweep').describe('every combination of the values of one or two parameters'),
    ...requestFields,
    axes,
    metric,
  }),
]);

/** What is asked of a flow. */
export type CheckRequest = z.infer<typeof checks>;
/** What a check depends on beside flow, data and settings, as the log keeps it. */
export type CheckOptions = CheckRequest extends infer One
  ? One extends CheckRequest
    ? Omit<One, keyof typeof requestFields>
    : never
  : never;

export class CheckRequestPipe implements PipeTransform {
  transform(body: unknown): CheckRequest {
    return checks.parse(body);
  }
}

/** Steps from a number to another, each as its digits say it: 0.1, 0.2, 0.3 and not 0.30000000000000004. */
function stepsOf({ from, to, step }: { from: number; to: number; step: number }): number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count > mostValues) return Array.from({ length: mostValues + 1 }, (_, i) => i);
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number((from + i * step).toPrecision(12)));
}

/** A request split into what every simulation needs and what the check needs. */
export function splitRequest(request: CheckRequest) {
  const { choice, others } = splitSettings(request);
  return { choice, options: others as CheckOptions };
}
