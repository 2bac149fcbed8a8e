import type { CatalogueKind } from './kind.js';

const firstCode = `def on_bar(bar, inputs, params, state):
    """Decide at the close of each bar; the next bar is never known.

    bar.open, .high, .low, .close, .volume, .time are of this bar.
    inputs["name"] is what is connected to the port of that name.
    params["name"] is a number that is set on the node.
    state is a dict that stays from bar to bar.
    Return a number, True or False, a dict of named numbers, or None.
    """
    closes = state.setdefault("closes", [])
    closes.append(bar.close)
    del closes[:-20]
    return sum(closes) / len(closes) if len(closes) == 20 else None
`;

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
  python: {
    type: 'function',
    kind: 'python',
    title: 'Python',
    description: 'A Python function of your own, shown one bar at a time and run in a sandbox only.',
    params: [],
    ownParams: true,
    inputs: [{ name: 'bars', type: 'bars' }],
    outputs: [{ name: 'value', type: 'number' }],
    code: firstCode,
    convention:
      'Called once a bar, at its close, oldest first. None is not available. The clock stands still and randomness is seeded: the same bars give the same values.',
    source: 'Own code.',
  },
} as const satisfies Record<string, CatalogueKind>;
