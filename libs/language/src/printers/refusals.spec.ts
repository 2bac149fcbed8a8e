import { describe, expect, it } from 'vitest';
import { indicators } from '../catalogue/indicators.js';
import { compileProgram } from '../compile.js';
import { describeFormula } from '../describe.js';
import type { OutputRef, ProgramResult, ProgramSource } from '../program.js';
import { printPythonProgram } from './python/print-program.js';
import { printPythonStrategy } from './python/print-strategy.js';
import { type PrinterName, printerRefusals, printers } from './refusals.js';
import { printSql } from './sql/print-sql.js';
import { printTypeScript } from './typescript/print-typescript.js';

const about = { title: 'A title', description: 'A description.' };

type Print = (source: ProgramSource, outputs: readonly OutputRef[]) => ProgramResult<unknown>;

const print: Readonly<Record<PrinterName, Print>> = {
  javascript: compileProgram,
  python: (source, outputs) => printPythonProgram(source, outputs, about),
  python_strategy: (source, outputs) => {
    const [first] = outputs;
    const size = { mode: 'percent_equity', value: 100 } as const;
    const none = { stopLoss: null, takeProfit: null, trailingStop: null, timeExitBars: null };
    const signals = first === undefined ? {} : { enter_long: first };
    return printPythonStrategy(source, { traded: 'market', signals, size, ...none }, about);
  },
  typescript: (source, outputs) => printTypeScript(source, outputs, about),
  sql: (source, outputs) => {
    const [one, other] = (['postgresql', 'sqlite'] as const).map((dialect) =>
      printSql(source, outputs, about, dialect),
    );
    expect(one?.ok).toBe(other?.ok);
    return one!;
  },
};

/** A formula whose free names are all bars, or the close of bars. */
function programOf(formula: string, params: Record<string, number> = {}): [ProgramSource, OutputRef[]] {
  const shape = describeFormula(formula, Object.keys(params));
  if (!shape.ok) throw new Error(shape.error.message);
  const bars = { from: 'bars', id: 'market' } as const;
  const inputs = shape.value.inputs.map(({ name, type }) => [
    name,
    type === 'bars' ? bars : { from: 'node' as const, id: 'price', output: 'value' },
  ]);
  const price = { id: 'price', formula: 'close', params: {}, inputs: { bars } };
  return [
    {
      bars: ['market'],
      timeframes: { market: '1h' },
      nodes: [price, { id: 'it', formula, params, inputs: Object.fromEntries(inputs) }],
    },
    shape.value.outputs.map(({ name }) => ({ node: 'it', output: name })),
  ];
}

describe('what printers refuse', () => {
  const cases = printerRefusals.flatMap((row) => {
    const { example } = row;
    if (!('formula' in example)) return [];
    return printers.map((printer) => ({ row, printer, id: row.id, formula: example.formula }));
  });
  it.each(cases)('$printer and $id: as the table says', ({ row, printer, formula }) => {
    const printed = print[printer](...programOf(formula));
    if ((row.printers as readonly PrinterName[]).includes(printer)) {
      expect(printed).toMatchObject({ ok: false, node: 'it', error: { refusal: row.id, hint: row.instead } });
    } else expect(printed.ok).toBe(true);
  });

  const written = printerRefusals.flatMap((row) => {
    const { example } = row;
    if (!('code' in example)) return [];
    return printers.map((printer) => ({ row, printer, id: row.id, code: example.code }));
  });
  it.each(written)('$printer and $id: as the table says', ({ row, printer, code }) => {
    const column = { name: 'value', type: 'number', column: 'it.value' } as const;
    const written = { id: 'it', code, params: {}, bars: 'market', inputs: {}, outputs: [column] };
    const stub = {
      id: 'it',
      formula: 'x.close',
      params: {},
      inputs: { x: { from: 'bars', id: 'it.value' } },
    } as const;
    const source = { bars: ['market', 'it.value'], nodes: [stub], python: [written] };
    const printed = print[printer](source, [{ node: 'it', output: 'value' }]);
    if ((row.printers as readonly PrinterName[]).includes(printer)) {
      expect(printed).toMatchObject({ ok: false, node: 'it', error: { refusal: row.id, hint: row.instead } });
    } else expect(printed.ok).toBe(true);
  });

  it.each(printers)('nothing of the catalogue, by %s', (printer) => {
    for (const { kind, formula, params } of indicators) {
      const values = Object.fromEntries(params.map(({ name, default: value }) => [name, Number(value)]));
      expect(print[printer](...programOf(formula, values)), kind).toMatchObject({ ok: true });
    }
  });
});
