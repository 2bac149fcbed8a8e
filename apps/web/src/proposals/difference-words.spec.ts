import { expect, it } from 'vitest';
import { differenceRows } from './difference-words.js';

it('tells a parameter by its value, a formula by the lines that differ, and leaves places to the canvas', () => {
  expect(
    differenceRows([
      { key: 'params.stop_distance', before: 5, after: 7.5 },
      {
        key: 'formula',
        before: 'enter_long = a\nexit_long = b',
        after: 'enter_long = a and c\nexit_long = b',
      },
      { key: 'position', before: { x: 1, y: 2 }, after: { x: 3, y: 2 } },
      { key: 'params.mode', before: undefined, after: 'atr' },
    ]),
  ).toEqual([
    { name: 'stop distance', before: '5', after: '7.5' },
    { name: 'formula', before: 'enter_long = a', after: 'enter_long = a and c' },
    { name: 'mode', before: '', after: 'atr' },
  ]);
});
