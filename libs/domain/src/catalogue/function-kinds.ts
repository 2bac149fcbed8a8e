import type { CatalogueKind } from './kind.js';

/** Function kinds beside the indicators of the language. */
export const functionKinds = {
  custom: {
    type: 'function',
    kind: 'custom',
    title: 'Formula',
    description: 'A formula of your own over prices and the outputs of other nodes.',
    params: [],
    inputs: [{ name: 'bars', type: 'bars' }],
    outputs: [{ name: 'value', type: 'number' }],
    formula: 'close',
    convention: 'A window includes the current bar.',
    source: 'Own formula.',
  },
} as const satisfies Record<string, CatalogueKind>;
