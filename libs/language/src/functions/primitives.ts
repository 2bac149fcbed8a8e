import { number, type Signature, window } from './signature.js';

export type PrimitiveName =
  | 'abs'
  | 'log'
  | 'exp'
  | 'sqrt'
  | 'floor'
  | 'min'
  | 'max'
  | 'prev'
  | 'sum'
  | 'highest'
  | 'lowest'
  | 'wma'
  | 'ema'
  | 'ema_after'
  | 'wilder'
  | 'variance'
  | 'covariance'
  | 'mean_deviation'
  | 'bars_since_highest'
  | 'bars_since_lowest'
  | 'rank'
  | 'crosses_above'
  | 'crosses_below';

const one = { result: 'number', outputs: ['value'], readsBars: false } as const;

/** The functions that printers know; every other function is a definition over them. */
export const primitives: Readonly<Record<PrimitiveName, Signature>> = {
  abs: { ...one, name: 'abs', parameters: [number('x')], description: 'x without its sign' },
  log: { ...one, name: 'log', parameters: [number('x')], description: 'natural logarithm; na unless x > 0' },
  exp: { ...one, name: 'exp', parameters: [number('x')], description: 'e to the power x; na when x > 709' },
  sqrt: { ...one, name: 'sqrt', parameters: [number('x')], description: 'square root; na when x < 0' },
  floor: {
    ...one,
    name: 'floor',
    parameters: [number('x')],
    description: 'largest whole number not above x',
  },
  min: {
    ...one,
    name: 'min',
    parameters: [number('a'), number('b')],
    variadic: true,
    description: 'the smallest; na when one is na',
  },
  max: {
    ...one,
    name: 'max',
    parameters: [number('a'), number('b')],
    variadic: true,
    description: 'the largest; na when one is na',
  },
  prev: {
    ...one,
    name: 'prev',
    parameters: [number('x'), window('k', 0)],
    description: 'x as it was k bars ago',
  },
  sum: { ...one, name: 'sum', parameters: [number('x'), window('n')], description: 'sum of the last n bars' },
  highest: {
    ...one,
    name: 'highest',
    parameters: [number('x'), window('n')],
    description: 'highest value of the last n bars',
  },
  lowest: {
    ...one,
    name: 'lowest',
    parameters: [number('x'), window('n')],
    description: 'lowest value of the last n bars',
  },
  wma: {
    ...one,
    name: 'wma',
    parameters: [number('x'), window('n')],
    description: 'weighted moving average: weight n for this bar, 1 for the oldest',
  },
  ema: {
    ...one,
    name: 'ema',
    parameters: [number('x'), window('n')],
    description: 'exponential moving average, factor 2 / (n + 1), seeded with the mean of the first n values',
  },
  ema_after: {
    ...one,
    name: 'ema_after',
    parameters: [number('x'), window('n'), window('skip', 0)],
    description: 'ema that ignores the first values and is seeded on the n after them',
    internal: true,
  },
  wilder: {
    ...one,
    name: 'wilder',
    parameters: [number('x'), window('n')],
    description: "Wilder's smoothing, factor 1 / n, seeded with the mean of the first n values",
  },
  variance: {
    ...one,
    name: 'variance',
    parameters: [number('x'), window('n')],
    description: 'population variance of the last n bars',
  },
  covariance: {
    ...one,
    name: 'covariance',
    parameters: [number('x'), number('y'), window('n')],
    description: 'population covariance of the last n bars',
  },
  mean_deviation: {
    ...one,
    name: 'mean_deviation',
    parameters: [number('x'), window('n')],
    description: 'mean distance of the last n bars from their mean',
  },
  bars_since_highest: {
    ...one,
    name: 'bars_since_highest',
    parameters: [number('x'), window('n')],
    description: 'how many bars ago x was highest within the last n bars; the later one of equals',
  },
  bars_since_lowest: {
    ...one,
    name: 'bars_since_lowest',
    parameters: [number('x'), window('n')],
    description: 'how many bars ago x was lowest within the last n bars; the later one of equals',
  },
  rank: {
    ...one,
    name: 'rank',
    parameters: [number('x'), window('n')],
    description: 'how many of the last n values, this one left out, are not above this one',
    internal: true,
  },
  crosses_above: {
    ...one,
    result: 'boolean',
    name: 'crosses_above',
    parameters: [number('a'), number('b')],
    description: 'a is above b now and was not one bar ago; na until both bars are known',
  },
  crosses_below: {
    ...one,
    result: 'boolean',
    name: 'crosses_below',
    parameters: [number('a'), number('b')],
    description: 'a is below b now and was not one bar ago; na until both bars are known',
  },
};

export function isPrimitive(name: string): name is PrimitiveName {
  return Object.hasOwn(primitives, name);
}

/** Forms with rules of their own: the checker treats them, an editor lists them. */
export const forms: readonly Signature[] = [
  {
    ...one,
    name: 'if',
    parameters: [{ name: 'condition', type: 'boolean' }, number('then'), number('otherwise')],
    description: 'then where the condition is true, otherwise where it is false, na where it is na',
  },
  {
    ...one,
    name: 'recur',
    parameters: [number('initial'), number('step')],
    description:
      'x = recur(initial, step): the first value, then the step; inside the step x is the value of the bar before',
  },
];
