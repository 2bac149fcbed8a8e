import type { CatalogueKind, KindParameter, Port } from './kind.js';

const signals: readonly Port[] = [{ name: 'signals', type: 'signals' }];

const staysFor: KindParameter = {
  name: 'period',
  title: 'Order stays for',
  unit: 'bars',
  default: 1,
  minimum: 1,
  maximum: 10_000,
  integer: true,
};

export const executionKinds = {
  market: {
    type: 'execution',
    kind: 'market',
    title: 'Market orders',
    description: 'Buys and sells at the next open.',
    params: [],
    inputs: signals,
    outputs: [],
    convention: 'A decision at the close of a bar fills at the open of the next one, with slippage and fees.',
    source: "The product's rules of a simulation.",
  },
  limit: {
    type: 'execution',
    kind: 'limit',
    title: 'Limit orders',
    description: 'Enters at a limit below (buys) or above (sells) the deciding close.',
    params: [
      { name: 'offset', title: 'Offset from the close', unit: '%', default: 0.1, minimum: 0, maximum: 50 },
      staysFor,
    ],
    inputs: signals,
    outputs: [],
    convention: 'Fills only when the price trades through the limit. Exits are market orders.',
    source: "The product's rules of a simulation.",
  },
  stop: {
    type: 'execution',
    kind: 'stop',
    title: 'Stop orders',
    description:
      'Enters when the price has gone above (buys) or below (sells) the deciding close: a breakout.',
    params: [
      { name: 'offset', title: 'Offset from the close', unit: '%', default: 0.1, minimum: 0, maximum: 50 },
      staysFor,
    ],
    inputs: signals,
    outputs: [],
    convention:
      'Fills as soon as the price touches the stop, at the open if the bar opens beyond it; a market order then, with slippage. Exits are market orders.',
    source: "The product's rules of a simulation.",
  },
  twap: {
    type: 'execution',
    kind: 'twap',
    title: 'Spread over time (TWAP)',
    description: 'Enters in equal parts at the opens of the next bars, for a time-weighted average price.',
    params: [
      {
        name: 'period',
        title: 'Spread over',
        unit: 'bars',
        default: 4,
        minimum: 2,
        maximum: 1_000,
        integer: true,
      },
    ],
    inputs: signals,
    outputs: [],
    convention:
      'Each part is a market order and a trade of its own; what has not filled is given up when the position is left. Exits are market orders, at once.',
    source: 'R. Almgren and N. Chriss, Journal of Risk 3 (2000), 5-39: the straight-line trajectory.',
  },
  grid: {
    type: 'execution',
    kind: 'grid',
    title: 'Grid',
    description:
      'Limit orders at equal steps below (buys) or above (sells) the deciding close, each sold one step further.',
    params: [
      { name: 'spacing', title: 'Step', unit: '%', default: 1, minimum: 0.01, maximum: 50 },
      {
        name: 'levels',
        title: 'Levels',
        unit: 'orders',
        default: 5,
        minimum: 1,
        maximum: 100,
        integer: true,
      },
    ],
    inputs: signals,
    outputs: [],
    convention:
      'Every level is an equal part of the size; its target is one step from its limit, unless a take profit says otherwise, and then its order returns from the next bar on. Any other exit ends the grid.',
    source: "The product's rules of a simulation.",
  },
} as const satisfies Record<string, CatalogueKind>;
