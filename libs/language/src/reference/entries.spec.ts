import { describe, expect, it } from 'vitest';
import { indicators } from '../catalogue/indicators.js';
import { describeFormula } from '../describe.js';
import { evaluateFormula } from '../evaluate.js';
import { functions } from '../functions/functions.js';
import { seededBars } from '../testing/seeded-bars.js';
import { referenceEntries } from './entries.js';
import { referenceTopics } from './topics.js';

const entries = referenceEntries();

describe('the language reference', () => {
  it('has an entry for every indicator and every function, each once', () => {
    const wanted = new Set([...indicators.map(({ kind }) => kind), ...functions.map(({ name }) => name)]);
    expect(entries.map(({ name }) => name).sort()).toEqual([...wanted].sort());
  });

  it('names the convention and a published source of every indicator, in sentences', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(69);
    for (const { kind, description, convention, source } of indicators) {
      expect(description, kind).toMatch(/^[A-Z0-9].{15,}\.$/s);
      expect(convention, kind).toMatch(/^[A-Z0-9].{10,}\.$/s);
      expect(source, kind).toMatch(/^Own definition|TA-Lib|\b(1[89]|20)\d\d\b|, .{5}/);
    }
  });

  it('says what each function does', () => {
    for (const { name, description } of entries) expect(description.length, name).toBeGreaterThan(10);
  });

  it('gives an example of each that can be taken as it stands', () => {
    const bars = seededBars(400, 1);
    let evaluated = 0;
    for (const { name, example } of entries) {
      const shape = describeFormula(example, []);
      if (!shape.ok) throw new Error(`${name}: ${example}: ${shape.error.message}`);
      if (shape.value.inputs.some((input) => input.name !== 'bars')) continue;
      const given = evaluateFormula(example, bars);
      if (!given.ok) throw new Error(`${name}: ${example}: ${given.error.message}`);
      const [values] = Object.values(given.value.outputs);
      expect(
        values?.some((value) => value !== null),
        `${name}: ${example}`,
      ).toBe(true);
      evaluated++;
    }
    expect(evaluated).toBeGreaterThan(80);
  });

  it('tells in its topics of every word of the language that is no function', () => {
    const words = referenceTopics.flatMap((topic) => topic.words);
    for (const word of ['and', 'or', 'not', 'na', 'recur', 'if', '@', 'close', 'enter_long'])
      expect(words).toContain(word);
  });

  it('warns in its examples of what the checks find', () => {
    for (const [, formula = ''] of (referenceTopics[2]?.paragraphs.join() ?? '').matchAll(/`([^`]+)`/g))
      expect(describeFormula(formula, []).ok, formula).toBe(true);
  });
});
