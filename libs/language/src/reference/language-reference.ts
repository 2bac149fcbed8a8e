import type { ParameterSpec } from '../catalogue/indicators.js';
import { functions } from '../functions/functions.js';
import { printSignature } from '../functions/signature.js';
import { type PrinterName, printerRefusals } from '../printers/refusals.js';
import { type ReferenceEntry, referenceEntries } from './entries.js';
import { referenceTopics } from './topics.js';

/** The reference of the formula language in Markdown, from the catalogue, the functions and the table of refusals. */
export function languageReference(): string {
  return `${[
    '# The formula language',
    'This page is generated from the catalogue and the functions of the product: `npm run docs:language` writes it.',
    ...referenceTopics.flatMap(({ title, paragraphs }) => [`## ${title}`, ...paragraphs]),
    '## Functions',
    functions
      .map((one) => `- \`${printSignature(one)}\`${outputsOf(one.outputs)}: ${one.description}`)
      .join('\n'),
    '## Kinds of function nodes',
    ...referenceEntries()
      .filter(({ group }) => group === 'indicator')
      .map(indicator),
    '## What generated code does not carry',
    'Everything else is printed in every language. Signals of a strategy are printed in each; trades in Python only.',
    printerRefusals
      .map(({ what, instead, printers }) => `- ${names(printers)}: ${what}. Instead: ${instead}.`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

function indicator(entry: ReferenceEntry): string {
  return [
    `### ${entry.title} (\`${entry.name}\`)`,
    '',
    entry.description,
    '',
    `- Formula: \`${entry.formula}\``,
    ...entry.parameters.map((one) => `- Parameter ${parameter(one)}`),
    `- Outputs: ${entry.outputs.map(({ name, type }) => `\`${name}\` (${type})`).join(', ')}`,
    `- Convention: ${entry.convention}`,
    `- Source: ${entry.source}`,
    `- Example: \`${entry.example}\``,
  ].join('\n');
}

/** `period`: Period, in bars; 14 unless given; at least 1, whole */
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
