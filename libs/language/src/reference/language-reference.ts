import { type IndicatorKind, indicators, type ParameterSpec } from '../catalogue/indicators.js';
import { columnNames } from '../columns.js';
import { describeFormula } from '../describe.js';
import { functions } from '../functions/functions.js';
import { printSignature } from '../functions/signature.js';
import { maximumDepth, maximumFormulaLength, maximumWindow } from '../limits.js';
import { type PrinterName, printerRefusals } from '../printers/refusals.js';

/** The reference of the formula language in Markdown, from the catalogue, the functions and the table of refusals. */
export function languageReference(): string {
  return `${[
    '# The formula language',
    'This page is generated from the catalogue and the functions of the product: `npm run docs:language` writes it.',
    ...rules,
    '## Functions',
    functions
      .map((one) => `- \`${printSignature(one)}\`${outputsOf(one.outputs)}: ${one.description}`)
      .join('\n'),
    '## Kinds of function nodes',
    ...indicators.map(kind),
    '## What generated code does not carry',
    'Everything else is printed in every language. Signals of a strategy are printed in each; trades in Python only.',
    printerRefusals
      .map(({ what, instead, printers }) => `- ${names(printers)}: ${what}. Instead: ${instead}.`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

const rules: readonly string[] = [
  '## How formulas are read',
  `A formula is one expression, whose output is \`value\`; one call of a function with several outputs, which gives all of them; or lines \`name = expression\`, one output each. Later lines may use earlier ones. A formula has at most ${maximumFormulaLength.toLocaleString('en-US')} characters, parentheses and calls nest at most ${maximumDepth} deep, and a window has at most ${maximumWindow.toLocaleString('en-US')} bars.`,
  `The series of a bar are ${columnNames.map((name) => `\`${name}\``).join(', ')}; \`typical\` is (high + low + close) / 3. \`eth.close\` reads the input \`eth\`, \`macd.signal\` the output of a node, \`close@4h\` a longer timeframe, which is seen only after its bar has closed. A bare name is an input port.`,
  'Operators, the loosest first: `or`, `and`, `not`, comparisons (`<` `<=` `>` `>=` `==` `!=`), `+` and `-`, `*` and `/`, the sign.',
  '## What is not known',
  'A value that is not there is `na`: in warm-up, where a window is not full yet, and where a number has no finite value (a division by zero, the logarithm of nothing positive). Arithmetic, comparisons and windows with `na` are `na`. `and`, `or`, `not` follow Kleene: `false and na` is false, `true or na` is true. `if` is `na` where its condition is. `ema`, `wilder` and `recur` pass over bars on which their input is `na` and keep their state. A simulation trades nothing until every signal has a value; later, a signal that is `na` is no signal.',
  'A window includes the current bar. Conventions are those of TA-Lib where it has one: an EMA is seeded with the mean of its first values, smoothing is Wilder’s where an entry says so, deviations are those of the population.',
  '`x = recur(initial, step)` has the value `initial` until that is known, and `step` from the bar after; inside of `step`, `x` is what it was one bar ago.',
];

function kind(entry: IndicatorKind): string {
  const shape = describeFormula(
    entry.formula,
    entry.params.map(({ name }) => name),
  );
  const outputs = shape.ok ? shape.value.outputs : [];
  return [
    `### ${entry.title} (\`${entry.kind}\`)`,
    '',
    entry.description,
    '',
    `- Formula: ${entry.formula
      .split('\n')
      .map((line) => `\`${line}\``)
      .join(', ')}`,
    ...entry.params.map((one) => `- Parameter ${parameter(one)}`),
    `- Outputs: ${outputs.map(({ name, type }) => `\`${name}\` (${type})`).join(', ')}`,
    `- Convention: ${entry.convention}`,
    `- Source: ${entry.source}`,
  ].join('\n');
}

function parameter({ name, title, unit, default: usual, minimum, maximum, integer }: ParameterSpec): string {
  const range = [
    minimum === undefined ? null : `at least ${minimum}`,
    maximum === undefined ? null : `at most ${maximum}`,
    integer ? 'whole' : null,
  ].filter((part) => part !== null);
  return `\`${name}\`: ${title}${unit === '' ? '' : `, in ${unit}`}; ${usual} unless given${range.length === 0 ? '' : `; ${range.join(', ')}`}`;
}

function outputsOf(outputs: readonly string[]): string {
  return outputs.length === 1 ? '' : ` → ${outputs.map((name) => `\`.${name}\``).join(' ')}`;
}

const titles: Readonly<Record<PrinterName, string>> = {
  javascript: 'The simulation',
  python: 'Python',
  python_strategy: 'The engine of the Python strategy',
  sql: 'SQL',
  typescript: 'TypeScript',
};

const names = (printers: readonly PrinterName[]): string => printers.map((one) => titles[one]).join(' and ');
