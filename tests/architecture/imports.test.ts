import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsBelow, purePackages, violationOf } from './imports.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the import table', () => {
  it('holds for every source file', () => {
    const imports = importsBelow(root);
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.flatMap((found) => violationOf(found) ?? [])).toEqual([]);
  });

  it.each([
    [
      'the domain reaching for the event store',
      'libs/domain/src/flow/decide.ts',
      'domain',
      '@strategy-builder/event-store',
    ],
    ['the page reaching for the simulation', 'apps/web/src/main.tsx', 'web', '@strategy-builder/quant'],
    ['a pure package reading files', 'libs/quant/src/simulate.ts', 'quant', 'node:fs'],
    ['a lib entered past its door', 'libs/collab/src/room.ts', 'collab', '../../domain/src/flow/decide.js'],
    ['a driver outside its adapter', 'libs/event-store/src/port.ts', 'event-store', 'pg'],
  ])('is broken by %s', (_, file, name, specifier) => {
    expect(violationOf({ file, package: name, specifier })).toBeDefined();
  });

  it.each(purePackages)('%s knows no clock and no chance', (name) => {
    const impure = /Date\.now|new Date\(\)|Math\.random|performance\.now|\bprocess\./;
    const found = importsBelow(root)
      .filter((one) => one.package === name)
      .map((one) => one.file);
    const offenders = [...new Set(found)].filter((file) =>
      impure.test(readFileSync(`${root}/${file}`, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});
