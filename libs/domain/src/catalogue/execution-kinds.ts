import type { CatalogueKind, Port } from './kind.js';

const signals: readonly Port[] = [{ name: 'signals', type: 'signals' }];

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
      {
        name: 'period',
        title: 'Order stays for',
        unit: 'bars',
        default: 1,
        minimum: 1,
        maximum: 10_000,
        integer: true,
      },
    ],
    inputs: signals,
    outputs: [],
    convention: 'Fills only when the price trades through the limit. Exits are market orders.',
    source: "The product's rules of a simulation.",
  },
} as const satisfies Record<string, CatalogueKind>;
