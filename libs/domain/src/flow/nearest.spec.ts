import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.js';

describe('nearest', () => {
  it('finds what was meant', () => {
    expect(nearest('bolinger', ['rsi', 'bollinger', 'sma'])).toEqual(['bollinger']);
    expect(nearest('/ad-node', ['/add-node', '/edit-node', '/delete-node'])).toEqual(['/add-node']);
    expect(nearest('RIS', ['rsi', 'sma'])).toEqual(['rsi']);
  });

  it('finds nothing rather than anything', () => {
    expect(nearest('quantum', ['rsi', 'sma'])).toEqual([]);
    expect(nearest('x'.repeat(5000), ['x'])).toEqual([]);
  });
});

describe('editDistance', () => {
  it('counts letters inserted, removed, replaced and swapped', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('rsi', 'ris')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abc', 'abc')).toBe(0);
  });
});
