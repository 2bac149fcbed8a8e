import type { CatalogueKind } from './kind.js';

export const strategyKinds = {
  rules: {
    type: 'strategy',
    kind: 'rules',
    title: 'Rules',
    description:
      'When to enter and when to leave: lines enter_long, exit_long, enter_short, exit_short, each a condition.',
    params: [],
    inputs: [{ name: 'bars', type: 'bars' }],
    outputs: [{ name: 'signals', type: 'signals' }],
    formula: '',
    convention: 'Conditions are judged when a bar has closed; orders reach the market from the next open on.',
    source: 'Own rules, written as formulas.',
  },
} as const satisfies Record<string, CatalogueKind>;
