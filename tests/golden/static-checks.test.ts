import {
  type Bars,
  describeFormula,
  evaluateFormula,
  inspectProgram,
  printFormula,
} from '@strategy-builder/language';
import { copyOfBars } from '@strategy-builder/quant';
import { describe, expect, it } from 'vitest';
import { RandomFormula } from '../../libs/language/src/testing/random-formula.js';
import { seededBars, seededRandom } from '../../libs/language/src/testing/seeded-bars.js';
import { others, readBars, skipped, sp500 } from './series.js';

const series: readonly Bars[] = [
  ...[sp500, ...others].map((file) => copyOfBars(readBars(file), 1_500)),
  seededBars(300, 1),
  seededBars(300, 2, 0.05),
  seededBars(3, 3),
];

/** Conditions near the edge between what can and what cannot be, over values of which something is known. */
class RandomConditions {
  constructor(private readonly random: () => number) {}

  formula(): string {
    return this.condition(3);
  }

  private condition(depth: number): string {
    const choice = this.random();
    if (depth === 0 || choice < 0.35) return this.comparison();
    if (choice < 0.45) return `not (${this.condition(depth - 1)})`;
    if (choice < 0.5) return `if(${this.condition(depth - 1)}, ${this.comparison()}, ${this.comparison()})`;
    const join = choice < 0.85 ? 'and' : 'or';
    return `(${this.condition(depth - 1)} ${join} ${this.condition(depth - 1)})`;
  }

  private comparison(): string {
    const [a, b] = [this.number(), this.number()];
    if (this.random() < 0.2) return `${this.pick(['crosses_above', 'crosses_below'])}(${a}, ${b})`;
    return `${a} ${this.pick(['<', '<=', '>', '>=', '==', '!='])} ${b}`;
  }

  private number(): string {
    const n = 1 + Math.floor(this.random() * 4);
    return this.pick([
      ...['close', 'high', 'low', 'open', 'volume', '0', '1', '50', '100', '-100', '7'],
      ...[`rsi(close, ${n})`, `williams_r(${n})`, `mfi(${n})`, `aroon(${n}).up`, `stochastic(${n}, 2, 2).k`],
      ...[`stoch_rsi(close, ${n}, ${n + 1}, 2, 2).d`, `adx(${n + 1}).adx`, `adx(${n + 1}).plus_di`],
      ...[`highest(high, ${n})`, `lowest(low, ${n})`, `donchian(${n}).upper`, `prev(highest(high, ${n}), 1)`],
      ...[`sma(close, ${n})`, `ema(close, ${n})`, `wilder(rsi(close, 2), ${n})`, `wma(rsi(close, 3), ${n})`],
      ...[
        `0.9 * sma(close, ${n})`,
        `1.1 * sma(close, ${n})`,
        `close - atr(${n})`,
        `close + stdev(close, ${n})`,
      ],
      ...['weekday()', 'hour()', 'minute()', 'month()', 'day_of_month()', `percent_rank(close, ${n})`],
      ...[`correlation(close, volume, ${n + 1})`, `abs(close - sma(close, ${n}))`, `stdev(close, ${n})`],
      ...[`max(close, sma(close, ${n}))`, `min(rsi(close, 2), ${10 * n})`, `prev(close, ${n})`],
      ...[`sqrt(close)`, `log(close)`, `close / sma(close, ${n})`, `bollinger_width(close, ${n}, 2)`],
    ]);
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T;
  }
}

/** What a finding about a part promises: no bar on which the part has this value. */
const excluded = { 'never-true': 1, contradiction: 1, 'always-true': 0 } as const;

/** The findings of a formula, each held to all series; gives how many bars they were held to. */
function hold(formula: string, from: string): number {
  const found = inspectProgram({
    bars: ['bars'],
    nodes: [{ id: 'n', formula, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
  });
  if (!found.ok) throw new Error(`${from}: ${formula}: ${found.error.message}`);
  const isLines = /^\w+ = /.test(formula);
  const judged = found.value.flatMap(({ code, position, length, message }) => {
    const part = formula.slice(position, position + length);
    // A part of a recurrence that reads its own past can't stand by itself.
    const stands = describeFormula(isLines ? `${formula}\nalone = (${part})` : part, []).ok;
    return code in excluded && stands
      ? [{ not: excluded[code as keyof typeof excluded], part, message }]
      : [];
  });
  if (judged.length === 0) return 0;
  const lines = judged.map(({ part }, index) => `judged_${index} = (${part})`);
  const all = [...(isLines ? [formula] : []), ...lines].join('\n');
  let bars = 0;
  for (const [index, one] of series.entries()) {
    const given = evaluateFormula(all, one);
    if (!given.ok) throw new Error(`${from}: ${given.error.message}`);
    judged.forEach(({ not, message }, number) => {
      const column = given.value.outputs[`judged_${number}`] ?? [];
      const bar = column.indexOf(not);
      if (bar !== -1)
        throw new Error(`${from}: ${formula}\n${message}\nnot so in series ${index}, bar ${bar}`);
      bars += column.filter((value) => value !== null).length;
    });
  }
  return bars;
}

describe(`a finding of the static checks holds on every bar${skipped}`, () => {
  it('of random conditions near the edge', () => {
    let bars = 0;
    for (let seed = 1; seed <= 300; seed++) {
      bars += hold(new RandomConditions(seededRandom(seed)).formula(), `seed ${seed}`);
    }
    expect(bars).toBeGreaterThan(200_000);
  }, 60_000);

  it('of random formulas of all kinds', () => {
    let bars = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const text = printFormula(new RandomFormula(seededRandom(seed)).formula(4));
      bars += hold(text, `seed ${seed}`);
    }
    expect(bars).toBeGreaterThan(20_000);
  }, 60_000);
});

describe(`a warm-up that is called too long${skipped}`, () => {
  it('leaves the part without any value in data of that length', () => {
    let judgedParts = 0;
    const bars = copyOfBars(readBars(sp500), 12);
    for (let seed = 1; seed <= 400; seed++) {
      const text = printFormula(new RandomFormula(seededRandom(seed)).formula(4));
      const found = inspectProgram(
        {
          bars: ['bars'],
          nodes: [{ id: 'n', formula: text, params: {}, inputs: { bars: { from: 'bars', id: 'bars' } } }],
        },
        { length: 12 },
      );
      if (!found.ok) throw new Error(found.error.message);
      for (const { code, position, length } of found.value) {
        if (code !== 'warm-up-too-long') continue;
        const part = text.slice(position, position + length);
        const lines = /^\w+ = /.test(text) ? `${text}\njudged = ${part}` : `judged = ${part}`;
        const given = evaluateFormula(lines, bars);
        if (!given.ok) continue;
        expect(
          given.value.outputs.judged?.some((value) => value !== null),
          `seed ${seed}: ${part}`,
        ).toBe(false);
        judgedParts++;
      }
    }
    expect(judgedParts).toBeGreaterThan(10);
  });
});
