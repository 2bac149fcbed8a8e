import { functions, indicators, languageReference } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';

describe('docs/language.md', () => {
  it('is what `npm run docs:language` writes', async () => {
    await expect(languageReference()).toMatchFileSnapshot('../../docs/language.md');
  });

  it('names every entry of the catalogue, every function and each parameter', () => {
    const text = languageReference();
    for (const { kind, params, source } of indicators) {
      expect(text).toContain(`(\`${kind}\`)`);
      expect(text).toContain(source);
      for (const { name } of params) expect(text).toContain(`Parameter \`${name}\``);
    }
    for (const { name } of functions) expect(text).toContain(`- \`${name}(`);
  });
});
