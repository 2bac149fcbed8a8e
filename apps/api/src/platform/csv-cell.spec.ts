import { expect, it } from 'vitest';
import { csvCell, csvLine } from './csv-cell.js';

it('makes text that a spreadsheet would calculate into text', () => {
  for (const formula of ['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\n=1', '＝1', '\tx'])
    expect(csvCell(formula)).toBe(`"'${formula}"`);
});

it('leaves other text as it is, in quotes, and numbers bare', () => {
  expect(csvLine(['buy, "now"\n=1', -0.5, undefined, 'x=1', ''])).toBe(
    '"buy, ""now""\n=1",-0.5,,"x=1",""\r\n',
  );
});
