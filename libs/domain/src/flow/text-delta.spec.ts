import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, textDelta } from './text-delta.js';

describe('textDelta', () => {
  it('keeps what is common at both ends', () => {
    expect(textDelta('hello world', 'hello brave world')).toEqual([{ retain: 6 }, { insert: 'brave ' }]);
    expect(textDelta('aaa', 'aa')).toEqual([{ retain: 2 }, { delete: 1 }]);
    expect(textDelta('', 'x')).toEqual([{ insert: 'x' }]);
    expect(textDelta('same', 'same')).toEqual([]);
  });

  it('never cuts a character in half', () => {
    // Both begin with the same half, both end with the same half.
    expect(textDelta('a😀b', 'a😁b')).toEqual([{ retain: 1 }, { insert: '😁' }, { delete: 2 }]);
    expect(textDelta('\u{1F600}', '\u{1FA00}')).toEqual([{ insert: '\u{1FA00}' }, { delete: 2 }]);
  });

  it('turns any text into any other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'é'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const delta = textDelta(before, after);
        expect(applyDelta(before, delta)).toBe(after);
        for (const step of delta)
          if ('insert' in step) expect(/\p{Surrogate}/u.test(step.insert)).toBe(false);
      }),
    );
  });

  it('does what it can with steps that reach past the end', () => {
    expect(applyDelta('abc', [{ retain: 10 }, { delete: 3 }, { insert: 'x' }])).toBe('abcx');
  });
});
