import { describe, expect, it } from 'vitest';
import { Names } from './names.js';
import { docstring, pythonString, wrap } from './text.js';

describe('texts in generated Python', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['line\nbreak', '"line\\u000abreak"'],
    ['é', '"\\u00e9"'],
    ['\u{1f600}', '"\\U0001f600"'],
    ['\ud800', '"\\ufffd"'],
  ])('%j is the literal %s', (text, literal) => {
    expect(pythonString(text)).toBe(literal);
  });

  it('wrap at the width, cut what has no spaces, and drop control characters', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('a\u0000b\u202ec\n\n d', 20)).toEqual(['a b c d']);
  });

  it('never cut an escape in two', () => {
    for (let width = 3; width < 12; width++) {
      for (const line of wrap(`ab${'\\'.repeat(20)}cd`, width)) {
        expect((/\\*$/.exec(line)?.[0].length ?? 0) % 2, `width ${width}: ${line}`).toBe(0);
      }
    }
  });

  it('make docstrings that end where they should', () => {
    expect(docstring(['Short.'], '    ')).toEqual(['    """Short."""']);
    expect(docstring(['Ends with "'], '')).toEqual([`"""Ends with '"""`]);
    expect(docstring([], '')).toEqual(['"""Generated code."""']);
    expect(docstring(['One.', 'Two.'], '')).toEqual(['"""One.', '', 'Two.', '"""']);
  });
});

describe('names in generated Python', () => {
  it('are identifiers, never keywords, never twice', () => {
    const names = new Names('module');
    const made = ['class', 'Class!', 'é', '', '9lives', 'known', 'a b', 'a_b', 'x'.repeat(90)].map((wish) =>
      names.variable(wish),
    );
    expect(made).toEqual([
      'class_2',
      'class_3',
      'x',
      'x_2',
      'x_9lives',
      'known_2',
      'a_b',
      'a_b_2',
      'x'.repeat(24),
    ]);
    expect(new Names('module').class('rsi_14')).toBe('Rsi14');
    expect(new Names('module').class('ema')).toBe('Ema2');
  });
});
