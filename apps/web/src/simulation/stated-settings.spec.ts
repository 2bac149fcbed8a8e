import { expect, it } from 'vitest';
import type { DoneSimulation } from './simulation-api.js';
import { statedSettings } from './stated-settings.js';

const of = (settings: Record<string, unknown>, legs: DoneSimulation['legs'] = []) =>
  Object.fromEntries(
    statedSettings({ settings, datasets: { btc: 'btc-daily' }, flowRevision: 7, equity: [], legs }),
  );

it('states every cost that a result was computed at', () => {
  const stated = of({
    ...{ cash: 10_000, feeBps: 10, makerFeeBps: -1, slippageBps: 8, slippageModel: 'half_spread' },
    fundingBps: 1,
  });
  expect(stated).toMatchObject({
    Strategy: 'revision 7',
    Data: 'btc-daily',
    'Fee, slippage': expect.stringMatching(/^10 bps \(limit orders .1 bps\), half of a spread of 8 bps$/),
    'Funding of perpetuals': 'longs pay 1 bps every 8 hours',
  });
});

it('leaves out what does not hold', () => {
  const stated = of({ cash: 10_000, feeBps: 10, slippageBps: 5, slippageModel: 'bps' });
  expect(stated['Fee, slippage']).toBe('10 bps, 5 bps a side');
  expect(stated).not.toHaveProperty('Funding of perpetuals');
});

it('states the fees of each exchange where they differ', () => {
  const stated = of({
    feeBps: 10,
    venueFees: { 'binance:spot': { feeBps: 10, makerFeeBps: 10 }, deribit: { feeBps: 5 } },
    slippageBps: 5,
  });
  expect(stated['Fee, slippage']).toBe(
    'binance spot 10 bps (limit orders 10 bps), deribit 5 bps, 5 bps a side',
  );
});

it('states whether a perpetual paid the rates of its data or a constant, and where one stood in for the other', () => {
  const perpetual = (known: number, filled: number) => [
    { strategy: 's', node: 'btc', symbol: 'BTC-PERP', funding: { known, filled } },
  ];
  const words = (legs: DoneSimulation['legs']) => of({ fundingBps: 1 }, legs)['Funding of perpetuals'];
  expect(words(perpetual(1_095, 0))).toBe('1,095 rates in the data of BTC-PERP');
  expect(words(perpetual(1_095, 3))).toBe(
    '1,095 rates in the data of BTC-PERP; where there is none (3 missing), longs pay 1 bps every 8 hours',
  );
  expect(words([...perpetual(6, 0), { strategy: 't', node: 'eth', symbol: 'ETH-PERP' }])).toBe(
    '6 rates in the data of BTC-PERP; where there is none, longs pay 1 bps every 8 hours',
  );
});
