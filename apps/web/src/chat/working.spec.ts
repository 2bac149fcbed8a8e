import { describe, expect, it } from 'vitest';
import { joinWords, type Step, withStep } from './working.js';

const step = (number: number, is: Step['is'], text: string): Step => ({ number, is, text });

describe('steps of a request', () => {
  it('stand once and in order, whether they were read or heard first', () => {
    const heard = [3, 1, 2, 3, 1].reduce<readonly Step[]>(
      (all, number) => withStep(all, step(number, 'plans', `${number}`)),
      [],
    );
    expect(heard.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('join pieces of text that follow each other, and no others', () => {
    const steps = [
      ...[step(0, 'words', 'I add '), step(1, 'words', 'an RSI.')],
      ...[step(2, 'plans', 'Adds RSI 14'), step(3, 'words', 'Done.')],
    ];
    expect(joinWords(steps).map(({ text }) => text)).toEqual(['I add an RSI.', 'Adds RSI 14', 'Done.']);
  });
});
