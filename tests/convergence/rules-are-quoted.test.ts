import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rule = /\*\*([A-Z]\d+)\*\*/g;

function testsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(spec|test)\.ts$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

describe('the rules of the flow room', () => {
  const ids = [...readFileSync(join(root, 'libs/collab/SPEC.md'), 'utf8').matchAll(rule)].map(([, id]) => id);
  const tests = [...testsBelow('libs/collab/src'), ...testsBelow('tests/convergence')].join('\n');

  it.each(ids)('%s is quoted by a test', (id) => {
    expect(tests).toContain(`[${id}]`);
  });

  it('have one id each', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(30);
  });
});
