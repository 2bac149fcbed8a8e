import { describe, expect, it } from 'vitest';
import type { ProgramSource } from '../../program.js';
import { quoted } from './names.js';
import { printSql } from './print-sql.js';

const about = { title: 'A title', description: 'A description.' };

function sql(formula: string, output = 'value', dialect: 'postgresql' | 'sqlite' = 'postgresql'): string {
  const bars = { from: 'bars', id: 'market' } as const;
  const source: ProgramSource = {
    bars: ['market'],
    nodes: [{ id: 'it', formula, params: {}, inputs: { bars } }],
  };
  const printed = printSql(source, [{ node: 'it', output }], about, dialect);
  if (!printed.ok) throw new Error(printed.error.message);
  return printed.value;
}

describe('generated SQL', () => {
  it('reads only the columns that it needs and gives the outputs under their names', () => {
    const text = sql('double = 2 * close', 'double');
    expect(text).toContain('FROM bars\n');
    expect(text).not.toContain('bars.open');
    expect(text).toMatch(
      /SELECT\n {2}s\.time,\n {2}2\.0 \* close AS double\nFROM bar AS s\nORDER BY s\.n;\n$/,
    );
  });

  it('computes what is read twice once', () => {
    expect(sql('sma(close, 10) / sma(close, 10) - sma(close, 10)').match(/SUM\(/g)).toHaveLength(1);
  });

  it('never divides whole numbers, nor by zero', () => {
    expect(sql('close / 3 + 1 / close')).toContain('(close / 3.0) + (1.0 / NULLIF(close, 0.0))');
  });

  it('names columns so that no word of SQL is one of them', () => {
    const text = sql(
      'select = sma(close, 3) - highest(open, 5)\nx = select + select * select\norder = x * x - x',
      'order',
    );
    expect(text).toMatch(/AS select_2\b/);
    expect(text).toMatch(/AS x_2\b/);
    expect(text).toContain('AS "order"\n');
  });

  it('keeps texts of users in comments and quotes', () => {
    const title = 'x\n; DROP TABLE bars; --\r\u2028SELECT 1';
    const bars = { from: 'bars', id: 'market' } as const;
    const printed = printSql(
      { bars: ['market'], nodes: [{ id: 'a"; --', formula: 'close', params: {}, inputs: { bars } }] },
      [
        { node: 'a"; --', output: 'value' },
        { node: 'a"; --', output: 'value' },
      ],
      { title, description: title },
      'sqlite',
    );
    if (!printed.ok) throw new Error(printed.error.message);
    for (const line of printed.value.split(/[\n\r\u2028]/).filter((one) => /DROP|SELECT 1/.test(one)))
      expect(line).toMatch(/^-- /);
    expect(printed.value).toContain('AS "a""; --.value"');
    expect(quoted('a\u0000"b')).toBe('"a ""b"');
  });
});
