import {
  type Bars,
  compileProgram,
  describeFormula,
  type IndicatorKind,
  type OutputRef,
  type ProgramSource,
  printFormula,
} from '@strategy-builder/language';
import { RandomFormula } from '../../libs/language/src/testing/random-formula.js';
import { seededBars, seededRandom } from '../../libs/language/src/testing/seeded-bars.js';

export interface GoldenProgram {
  readonly source: ProgramSource;
  readonly outputs: OutputRef[];
}

/** A catalogue entry as a program: its free names, where it has some, read the close and the volume. */
export function programOfKind(kind: IndicatorKind): GoldenProgram {
  const params = Object.fromEntries(kind.params.map(({ name, default: value }) => [name, Number(value)]));
  const shape = describeFormula(kind.formula, Object.keys(params));
  if (!shape.ok) throw new Error(`${kind.kind}: ${shape.error.message}`);
  const bars = { from: 'bars', id: 'index' } as const;
  const others = [
    { id: 'prices', formula: 'close', params: {}, inputs: { bars } },
    { id: 'volumes', formula: 'volume', params: {}, inputs: { bars } },
  ];
  const inputs = shape.value.inputs.map(({ name, type }, index) => [
    name,
    type === 'bars'
      ? bars
      : { from: 'node' as const, id: others[index % 2]?.id ?? 'prices', output: 'value' },
  ]);
  return {
    source: {
      bars: ['index'],
      nodes: [
        ...others,
        { id: kind.kind, formula: kind.formula, params, inputs: Object.fromEntries(inputs) },
      ],
    },
    outputs: shape.value.outputs.map(({ name }) => ({ node: kind.kind, output: name })),
  };
}

/** What the compiled program gives on every bar. */
export function compiled(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  bars: Record<string, Bars>,
): Float64Array[] {
  const program = compileProgram(source, outputs);
  if (!program.ok) throw new Error(`${program.node}: ${program.error.message}`);
  const length = Object.values(bars)[0]?.time.length ?? 0;
  const columns = outputs.map(() => new Float64Array(length));
  program.value.start().advance(bars, 0, length, columns);
  return columns;
}

const bound = { bars: { from: 'bars', id: 'index' } } as const;
const node = (id: string, output = 'value') => ({ from: 'node', id, output }) as const;

/** Whole programs: chains of nodes, several outputs of one node, nested logic, recurrences, two bars inputs. */
export const programs: Readonly<Record<string, GoldenProgram>> = {
  clocksOfCities: {
    source: {
      bars: ['index'],
      nodes: [
        {
          id: 'clocks',
          formula:
            'new_york = new_york_minute()\nchicago = chicago_minute()\nlos_angeles = los_angeles_minute()\n' +
            'london = london_minute()\nfrankfurt = frankfurt_minute()\n' +
            'session = new_york >= 570 and new_york < 690',
          params: {},
          inputs: bound,
        },
      ],
    },
    outputs: ['new_york', 'chicago', 'los_angeles', 'london', 'frankfurt', 'session'].map((output) => ({
      node: 'clocks',
      output,
    })),
  },
  momentum: {
    source: {
      bars: ['index'],
      nodes: [
        { id: 'rsi_14', formula: 'rsi(close, period)', params: { period: 14 }, inputs: bound },
        { id: 'smooth', formula: 'ema(x, period)', params: { period: 5 }, inputs: { x: node('rsi_14') } },
        { id: 'trend', formula: 'sma(close, period)', params: { period: 200 }, inputs: bound },
        {
          id: 'rules',
          formula:
            'strong = close > trend and not (rsi_14 > 80 or rsi_14 < 20)\n' +
            'enter_long = crosses_above(smooth, 50) and strong\n' +
            'exit_long = crosses_below(smooth, 45) or close < 0.97 * highest(close, 20)',
          params: {},
          inputs: { ...bound, rsi_14: node('rsi_14'), smooth: node('smooth'), trend: node('trend') },
        },
      ],
    },
    outputs: ['strong', 'enter_long', 'exit_long'].map((output) => ({ node: 'rules', output })),
  },
  bands: {
    source: {
      bars: ['index'],
      nodes: [
        {
          id: 'macd_1',
          formula: 'macd(close, fast, slow, signal)',
          params: { fast: 12, slow: 26, signal: 9 },
          inputs: bound,
        },
        { id: 'band', formula: 'bollinger(typical, period, k)', params: { period: 20, k: 2 }, inputs: bound },
        {
          id: 'place',
          formula: '(close - band.lower) / (band.upper - band.lower)',
          params: {},
          inputs: { ...bound, band: node('band', 'middle') },
        },
        {
          id: 'rules',
          formula:
            'held = recur(0, if(place < 0.2 and macd_1.histogram > 0, 1, if(place > 0.9, 0, held)))\n' +
            'score = zscore(macd_1.macd, 50) + if(weekday() == 1, 1, 0)\n' +
            'enter_long = held > prev(held, 1)\n' +
            'exit_long = held < prev(held, 1)',
          params: {},
          inputs: { ...bound, place: node('place'), macd_1: node('macd_1', 'macd') },
        },
      ],
    },
    outputs: ['held', 'score', 'enter_long', 'exit_long'].map((output) => ({ node: 'rules', output })),
  },
  pair: {
    source: {
      bars: ['index', 'other'],
      nodes: [
        {
          id: 'spread',
          formula: 'zscore(log(a.close / b.close), 60)',
          params: {},
          inputs: { a: { from: 'bars', id: 'index' }, b: { from: 'bars', id: 'other' } },
        },
        {
          id: 'together',
          formula: 'correlation(roc(a.close, 1), roc(b.open, 1), 30)',
          params: {},
          inputs: { a: { from: 'bars', id: 'index' }, b: { from: 'bars', id: 'other' } },
        },
        {
          id: 'rules',
          formula: 'enter_long = crosses_below(spread, -2) and together > 0.2\nexit_long = spread > 0 or na',
          params: {},
          inputs: { spread: node('spread'), together: node('together') },
        },
      ],
    },
    outputs: [
      { node: 'spread', output: 'value' },
      { node: 'together', output: 'value' },
      { node: 'rules', output: 'enter_long' },
    ],
  },
};

/** Longer timeframes: a chain of nodes over one, mixes of several, recurrences, and functions that read bars. */
export const timeframePrograms: Record<string, GoldenProgram> = {};
for (const [base, short, long] of [
  ['1h', '4h', '1d'],
  ['1d', '2d', '1w'],
] as const) {
  timeframePrograms[base] = {
    source: {
      bars: ['index'],
      timeframes: { index: base },
      nodes: [
        { id: 'strength', formula: `rsi(close@${long}, period)`, params: { period: 3 }, inputs: bound },
        { id: 'smooth', formula: 'sma(x, 2)', params: {}, inputs: { x: node('strength') } },
        { id: 'range', formula: `atr(5)@${short}`, params: {}, inputs: bound },
        {
          id: 'rules',
          formula:
            `mix = 2 * typical@${short} - close@${long} + range\n` +
            `held = recur(close@${short}, if(close@${short} > held, close@${short}, held - 0.1 * range))\n` +
            `enter_long = crosses_above(close, ema(close@${short}, 5)) and smooth > 30\n` +
            'exit_long = close < held - range or smooth < 20\n' +
            `band = bollinger(close, 5, 2).upper@${long}`,
          params: {},
          inputs: { ...bound, range: node('range'), smooth: node('smooth') },
        },
      ],
    },
    outputs: ['mix', 'held', 'enter_long', 'exit_long', 'band'].map((output) => ({ node: 'rules', output })),
  };
}

/** Longer bars of two inputs, `a` and `b`, that are read together. */
export const longerPair: GoldenProgram = {
  source: {
    bars: ['a', 'b'],
    timeframes: { a: '1d', b: '1d' },
    nodes: [
      {
        id: 'n',
        formula:
          'ratio = zscore(a.close@1w / b.open@1w, 5)\nup = recur(false, if(a.close@1w > b.close@1w, not up, up))\nnear = close > prev(a.high@1w, 1) and up',
        params: {},
        inputs: {
          a: { from: 'bars', id: 'a' },
          b: { from: 'bars', id: 'b' },
          bars: { from: 'bars', id: 'a' },
        },
      },
    ],
  },
  outputs: ['ratio', 'up', 'near'].map((output) => ({ node: 'n', output })),
};

/** A random formula over several timeframes and 400 hourly bars, of which some have holes and some are missing. */
export function randomTimeframes(seed: number): {
  readonly text: string;
  readonly program: GoldenProgram;
  readonly bars: Bars;
} {
  const text = printFormula(new RandomFormula(seededRandom(seed), ['3h', '1d', '1w']).formula(3));
  const hourly = seededBars(400, seed, seed % 3 === 0 ? 0.02 : 0);
  const kept = Array.from(hourly.time.keys()).filter((bar) => seed % 4 !== 0 || bar % 11 > 1 + (bar % 5));
  const of = (column: Float64Array): Float64Array =>
    Float64Array.from(kept, (bar) => column[bar] ?? Number.NaN);
  const shape = describeFormula(text, []);
  if (!shape.ok) throw new Error(`seed ${seed}: ${shape.error.message}`);
  return {
    text,
    program: {
      source: {
        bars: ['bars'],
        timeframes: { bars: '1h' },
        nodes: [{ id: 'n', formula: text, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
      },
      outputs: shape.value.outputs.map(({ name }) => ({ node: 'n', output: name })),
    },
    bars: {
      time: Float64Array.from(kept, (bar) => Date.UTC(2024, 0, 3, 5) + bar * 3_600_000),
      open: of(hourly.open),
      high: of(hourly.high),
      low: of(hourly.low),
      close: of(hourly.close),
      volume: of(hourly.volume),
    },
  };
}
