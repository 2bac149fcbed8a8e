import { describe, expect, it } from 'vitest';
import { lowerMemoryMaximum } from './memory-limit.js';

/** `(module (memory (export "m") 2))` and the same with the given bytes as its memory section's content. */
const moduleWith = (...memory: number[]) =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[5, memory.length, ...memory],
    ...[7, 5, 1, 1, 0x6d, 2, 0],
  ]);

describe('a memory limit', () => {
  it.each([
    ['without a maximum', [1, 0, 2]],
    ['with a higher maximum', [1, 1, 2, 0xff, 0xff, 0x03]],
  ])('holds for a module %s', async (_, memory) => {
    const bytes = lowerMemoryMaximum(moduleWith(...memory), 200 * 65_536);
    const { instance } = await WebAssembly.instantiate(bytes);
    const memoryOf = instance.exports['m'] as WebAssembly.Memory;
    expect(memoryOf.grow(198)).toBe(2);
    expect(() => memoryOf.grow(1)).toThrow(RangeError);
  });

  it.each([
    ['needs more than that to begin', moduleWith(1, 0, 2), 65_536],
    ['has no memory of its own', Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 1e9],
    ['shares its memory', moduleWith(1, 3, 2, 4), 1e9],
    ['is cut off', moduleWith(1, 0, 2).subarray(0, 9), 1e9],
  ])('is refused when the module %s', (_, bytes, limit) => {
    expect(() => lowerMemoryMaximum(bytes, limit)).toThrow();
  });
});
