import { expect, it } from 'vitest';
import { findPicks } from './find.js';

const picks = [
  {
    id: 'a',
    group: 'Add',
    label: 'Add Bollinger Bands',
    words: 'volatility bands around the RSI of nothing',
  },
  { id: 'b', group: 'Add', label: 'Add RSI', words: 'relative strength index' },
  { id: 'c', group: 'View', label: 'Zoom in' },
  { id: 'd', group: 'Go to', label: 'Simulation', words: 'chart' },
];
const found = (text: string) => findPicks(picks, text).map(({ id }) => id);

it('what is written has to be there in whole, the name before other words', () => {
  expect(found('')).toEqual(['a', 'b', 'c', 'd']);
  expect(found('rsi')).toEqual(['b', 'a']);
  expect(found('add rsi')).toEqual(['b', 'a']);
  expect(found('strength index')).toEqual(['b']);
  expect(found('view in')).toEqual(['c']);
  expect(found('rsi zoom')).toEqual([]);
});

it('what is not possible now comes last', () => {
  const [first, ...rest] = picks;
  const some = [{ ...first!, disabled: true }, ...rest];
  expect(findPicks(some, 'add').map(({ id }) => id)).toEqual(['b', 'a']);
});
