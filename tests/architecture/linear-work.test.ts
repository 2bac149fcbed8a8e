import { afterAll, describe, expect, it } from 'vitest';
import { countSteps } from '../fixtures/step-count.js';

const { stepsOf, end } = await countSteps();
// Only what is imported from here on is counted.
const { maskSecrets, planByRules } = await import('@strategy-builder/ai');
const { parseChatCommand } = await import('@strategy-builder/ai/chat');
const { pythonShape, readsChance } = await import('@strategy-builder/domain');
afterAll(end);

/** Pieces that scanners like least when they are repeated: what opens and never closes, what nearly is something. */
const pieces: readonly string[] = [
  ...[
    'a',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '“',
    '(',
    ')',
    '[',
    '{',
    '=',
    ':',
    '-',
    '_',
    '/',
    '\\',
    '#',
    '\u0000',
    '𝔘',
  ],
  ...['key ', 'api_key=', 'password is ', 'is my ', 'sk-', 'eyJ', 'monkey', 'secret:secret:', 'aaaa1111-'],
  ...['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', 'a:', '//a:b@', 'seed phrase '],
  ...['a_', 'a1_', 'buy btc ', 'rsi < 30 and ', 'a(', 'df["'],
  ...['/add-node ', '/connect a to ', ' to ', ' -> ', '/help /', '/edit-node "', '/create-strategy "a" '],
  ...[
    '"""',
    "'''",
    'f"{',
    'rb"',
    '\\\n',
    'def on_bar(',
    'return {',
    'inputs["',
    'params[',
    '    ',
    ' \n',
    'lambda ',
    '0x',
    '1e',
    '->',
  ],
];

const empty = { name: '', description: '', archived: false, nodes: {}, edges: {} };

const scanners: Readonly<
  Record<string, { longest: number; scan: (text: string) => unknown; before?: string }>
> = {
  'the mask of secrets': { longest: 4_000, scan: maskSecrets },
  'the rules planner, with its reader of scripts': {
    longest: 4_000,
    scan: (text) => planByRules(text, empty),
  },
  'the parser of chat commands': { longest: 4_000, scan: parseChatCommand },
  'the parser of chat commands, behind a command': {
    longest: 4_000,
    scan: parseChatCommand,
    before: '/connect ',
  },
  'the reader of Python': { longest: 40_000, scan: pythonShape },
  'the search for chance in Python': { longest: 40_000, scan: readsChance },
  'the reader of Python, in a function': {
    longest: 40_000,
    scan: pythonShape,
    before: 'def on_bar(bar, inputs, params, state):\n    return ',
  },
};

describe.each(Object.entries(scanners))('%s', (_, { longest, scan, before = '' }) => {
  it('takes steps in proportion to the length of hostile input', async () => {
    const worse: string[] = [];
    for (const piece of pieces) {
      const text = (length: number) =>
        before + piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const short = await stepsOf(() => scan(text(longest / 4)));
      const long = await stepsOf(() => scan(text(longest)));
      // Work that grows with the square would be sixteen times as much.
      if (long > 5 * short + 500) worse.push(`${JSON.stringify(piece)}: ${short} steps, then ${long}`);
    }
    expect(worse).toEqual([]);
  });
});

describe('counting steps', () => {
  it('tells work that grows with the square of its input', async () => {
    const square = (length: number) => {
      for (let index = 0; index < length; index++) maskSecrets('a '.repeat(length / 2));
    };
    const short = await stepsOf(() => square(20));
    expect(short).toBeGreaterThan(20 * 10);
    expect(await stepsOf(() => square(80))).toBeGreaterThan(12 * short);
  });
});
