import { nearest } from './check/suggest.js';
import { columnNames } from './columns.js';
import { compileProgram } from './compile.js';
import { describeFormula } from './describe.js';
import type { Bars } from './program.js';
import type { Result } from './refusal.js';
import type { FormulaError } from './shape.js';

/** What a formula gives on each bar: numbers, 0 and 1 for booleans, null for na. */
export interface Evaluation {
  /** Index of the first bar on which every output has a value; null when there is none. */
  readonly warmUp: number | null;
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
}

const node = 'formula';

/**
 * Computes a formula over one bars input; `params` are constants that it may name, `timeframe` is that of the bars
 * (`1h`), which formulas with longer ones (`close@1d`) need.
 */
export function evaluateFormula(
  text: string,
  bars: Bars,
  params: Readonly<Record<string, number>> = {},
  timeframe?: string,
): Result<Evaluation> {
  const shape = describeFormula(text, Object.keys(params));
  if (!shape.ok) return shape;
  const compiled = compileProgram(
    {
      bars: ['bars'],
      ...(timeframe !== undefined && { timeframes: { bars: timeframe } }),
      nodes: [{ id: node, formula: text, params, inputs: { bars: { from: 'bars', id: 'bars' } } }],
    },
    shape.value.outputs.map(({ name }) => ({ node, output: name })),
  );
  if (!compiled.ok) return { ok: false, error: withoutGraph(compiled.error, text, params) };

  const length = bars.close.length;
  const columns = shape.value.outputs.map(() => new Float64Array(length));
  compiled.value.start().advance({ bars }, 0, length, columns);
  return {
    ok: true,
    value: {
      warmUp: firstComplete(columns, length),
      outputs: Object.fromEntries(
        shape.value.outputs.map(({ name }, index) => [
          name,
          Array.from(columns[index] ?? [], (value) => (Number.isNaN(value) ? null : value)),
        ]),
      ),
    },
  };
}

function firstComplete(columns: readonly Float64Array[], length: number): number | null {
  for (let bar = 0; bar < length; bar++) {
    if (columns.every((column) => !Number.isNaN(column[bar]))) return bar;
  }
  return null;
}

/** Here nothing can be connected: an unknown name is a mistake in spelling, not a missing edge. */
function withoutGraph(
  error: FormulaError,
  text: string,
  params: Readonly<Record<string, number>>,
): FormulaError {
  const name = text.slice(error.position, error.position + error.length);
  if (!error.message.startsWith('nothing is connected')) return error;
  const known = [...columnNames, ...Object.keys(params)];
  const near = nearest(name, known);
  return {
    ...error,
    message: `there is no series "${name}" here`,
    hint: near === null ? `the series are ${columnNames.join(', ')}` : `did you mean ${near}?`,
  };
}
