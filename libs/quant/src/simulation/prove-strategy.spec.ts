import type { StrategyProgram } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { proveStrategy } from './prove-strategy.js';
import type { BarsByNode } from './refuse-inputs.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const given = { btc: walkOf(seed, 900), eth: walkOf(seed + 1, 900) };
const cuts = [899, 600, 301, 150, 150];

/** A leg that trades one of two series by a formula over both, and over the column of a node in Python if it has one. */
function leg(strategy: string, traded: 'btc' | 'eth', formula: string, python?: string): StrategyProgram {
  const base = programOf({ enter_long: formula, exit_long: `not (${formula})` });
  const columns = python === undefined ? [] : [`${python}.value`];
  const inputs = {
    btc: { from: 'bars' as const, id: 'btc' },
    eth: { from: 'bars' as const, id: 'eth' },
    ...(python !== undefined && { python: { from: 'bars' as const, id: `${python}.value` } }),
  };
  const signal = (output: string) => ({ node: strategy, output });
  return {
    ...base,
    strategy,
    traded,
    source: {
      bars: ['btc', 'eth', ...columns],
      nodes: base.source.nodes.map((node) => ({ ...node, id: strategy, inputs })),
    },
    signals: { enter_long: signal('enter_long'), exit_long: signal('exit_long') },
    risk: [{ kind: 'position_size', node: 'size', mode: 'percent_equity', value: 40 }],
    ...(python !== undefined && {
      python: [
        {
          ...{ id: python, code: '', params: {}, bars: 'btc', inputs: {} },
          outputs: [{ name: 'value', type: 'number', column: `${python}.value` }],
        },
      ],
    }),
  };
}

const one = leg('one', 'btc', 'btc.close > sma(eth.close, 10)');
const other = leg('other', 'eth', 'eth.close > sma(eth.close, 20)');
const written = leg('written', 'eth', 'python.close > 0', 'mine');

/** Beside the bars what a node `mine` in Python would give, from the closes that it was shown and the bar. */
function computing(decide: (closes: Float64Array, bar: number) => number) {
  return async (bars: BarsByNode): Promise<BarsByNode> => {
    const { close } = bars.btc!;
    const values = close.map((_, bar) => decide(close, bar));
    const column: Bars = { ...bars.btc!, close: values };
    return { ...bars, 'mine.value': column };
  };
}
const honest = computing((closes, bar) => closes[bar]! - closes[Math.max(0, bar - 3)]!);
const cheating = computing((closes, bar) => (closes[bar + 1] ?? closes[bar]!) - closes[bar]!);

const evidenceOf = async (
  legs: readonly StrategyProgram[],
  compute: Parameters<typeof proveStrategy>[2],
  at = cuts,
) => {
  const proof = await proveStrategy({ legs }, given, compute, at);
  if (proof.status !== 'done') throw new Error(JSON.stringify(proof.refusal));
  return proof.legs;
};

describe(`the look-ahead proof of a whole strategy (seed ${seed}, set SEED to repeat)`, () => {
  it('proves several legs on one account, with Python that is run again on every shortened data', async () => {
    const lengths: number[] = [];
    const proof = await proveStrategy(
      { legs: [one, other, written] },
      given,
      (bars) => {
        lengths.push(bars.btc!.time.length, bars.eth!.time.length);
        return honest(bars);
      },
      cuts,
    );
    expect(proof).toEqual({
      status: 'done',
      legs: ['one', 'other', 'written'].map((name) => ({ leg: name, evidence: null })),
      cuts: 4,
      barsCompared: 899 + 600 + 301 + 150,
    });
    expect(lengths).toEqual([900, 900, 899, 899, 600, 600, 301, 301, 150, 150]);
  });

  it('catches Python that reads the next bar, and names leg, output and bar', async () => {
    expect(await evidenceOf([one, written], cheating)).toEqual([
      { leg: 'one', evidence: null },
      {
        leg: 'written',
        evidence: expect.objectContaining({ cut: 899, bar: 898, what: 'value', name: 'mine.value' }),
      },
    ]);
  });

  it('catches Python that keeps what it is shown and answers otherwise when there is more of it', async () => {
    const found = await evidenceOf(
      [written],
      computing((closes) => closes.length - 700),
    );
    expect(found[0]?.evidence).toMatchObject({ bar: 0, what: 'value' });
  });

  it('catches a leak that is planted in one of several legs', async () => {
    // The volume of the second series tells its next close.
    const leaking = async ({ btc, eth }: BarsByNode): Promise<BarsByNode> => {
      const ahead = eth!.close.map((_, bar) => eth!.close[bar + 1] ?? 1);
      return { btc: btc!, eth: { ...eth!, volume: ahead } };
    };
    const greedy = leg('greedy', 'eth', 'eth.volume > eth.close');
    const rise = given.eth.close.findIndex((close, bar) => bar > 100 && close > given.eth.close[bar - 1]!);
    const [innocent, guilty] = await evidenceOf([one, greedy], leaking, [rise]);
    expect(innocent).toEqual({ leg: 'one', evidence: null });
    expect(guilty?.evidence).toMatchObject({
      what: 'signal',
      name: 'enterLong',
      withAllData: 1,
      withCutData: 0,
    });
    expect(guilty?.evidence?.bar).toBe(guilty!.evidence!.cut - 1);
  });

  it('is refused where the strategy cannot be simulated', async () => {
    const refused = await proveStrategy({ legs: [written] }, given, async (bars) => bars, cuts);
    expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'code-not-run', node: 'mine' } });
  });
});
