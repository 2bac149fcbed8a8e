import { describe, expect, it } from 'vitest';
import { keysText, meaningOf, strokeOf } from './keys.js';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('a key press', () => {
  it('is written as the table writes it, with Cmd for Ctrl on a Mac', () => {
    expect(strokeOf({ ...plain, key: 'g' }, false)).toBe('G');
    expect(strokeOf({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, false)).toBe('Mod+Shift+Z');
    expect(strokeOf({ ...plain, key: 'z', metaKey: true }, true)).toBe('Mod+Z');
    expect(strokeOf({ ...plain, key: 'z', ctrlKey: true }, true)).toBe(null);
    expect(strokeOf({ ...plain, key: 'F1' }, false)).toBe('F1');
  });

  it('is a sign by itself, whichever keys the layout wants for it', () => {
    expect(strokeOf({ ...plain, key: '?', shiftKey: true }, false)).toBe('?');
    expect(strokeOf({ ...plain, key: '/' }, false)).toBe('/');
    const withAltGraph = { ...plain, key: '/', ctrlKey: true, altKey: true, getModifierState: () => true };
    expect(strokeOf(withAltGraph, false)).toBe('/');
  });

  it('is no shortcut when it only holds a modifier, writes a capital, or is the system’s', () => {
    expect(strokeOf({ ...plain, key: 'Shift', shiftKey: true }, false)).toBe(null);
    expect(strokeOf({ ...plain, key: 'G', shiftKey: true }, false)).toBe(null);
    expect(strokeOf({ ...plain, key: 'f', altKey: true }, false)).toBe(null);
  });
});

it('strokes are a shortcut, the beginning of one, or nothing', () => {
  const shortcuts = new Map([
    ['G S', 'simulation'],
    ['F', 'fit'],
  ]);
  expect(meaningOf(['F'], shortcuts)).toEqual({ done: 'fit' });
  expect(meaningOf(['G'], shortcuts)).toBe('begun');
  expect(meaningOf(['G', 'S'], shortcuts)).toEqual({ done: 'simulation' });
  expect(meaningOf(['G', 'F'], shortcuts)).toBe('nothing');
});

it('keys read as on the keyboard that is there', () => {
  expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(keysText('Mod+Shift+Z', true)).toBe('⇧⌘Z');
  expect(keysText('G S', false)).toBe('G then S');
});
