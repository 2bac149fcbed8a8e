import type { SeriesType } from '../../shape.js';
import type { Body } from './body.js';
import { docstring, pythonString } from './text.js';

/** One argument of `on_bar`. */
export interface Argument {
  readonly name: string;
  readonly type: 'Bar' | 'float | None' | 'bool | None';
}

/** `name = expression`, broken where it would be wider than its place; 71 columns are left inside a method. */
export function assignment(name: string, expression: string, width = 71): string[] {
  const line = `${name} = ${expression}`;
  return line.length <= width ? [line] : [`${name} = (`, `    ${expression}`, ')'];
}

/** A class that takes one bar at a time and gives its named outputs. */
export function printClass(
  name: string,
  about: readonly string[],
  body: Body,
  openings: readonly string[],
  parameters: readonly Argument[],
  results: readonly { readonly key: string; readonly type: SeriesType; readonly text: string }[],
): string[] {
  const state =
    body.state.length === 0 ? [] : ['', '    def __init__(self) -> None:', ...indented(body.state)];
  return [
    `class ${name}:`,
    ...docstring(about, '    '),
    ...state,
    '',
    ...signature(parameters, resultType(results)),
    '        """Take the next bar; None stands for what is not known yet."""',
    ...indented(openings),
    ...indented(body.statements),
    '        return {',
    ...results.flatMap(({ key, text }) => entry(key, text)),
    '        }',
  ];
}

function entry(key: string, text: string): string[] {
  const line = `            ${pythonString(key)}: ${text},`;
  if (line.length <= 79) return [line];
  return [`            ${pythonString(key)}: (`, `                ${text}`, '            ),'];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `        ${line}`);
}

function signature(parameters: readonly Argument[], result: string): string[] {
  const listed = parameters.map(({ name, type }) => `${name}: ${type}`);
  const short = `    def on_bar(${['self', ...listed].join(', ')}) -> ${result}:`;
  if (short.length <= 79) return [short];
  return [
    '    def on_bar(',
    '        self,',
    ...listed.map((parameter) => `        ${parameter},`),
    `    ) -> ${result}:`,
  ];
}

function resultType(results: readonly { readonly type: SeriesType }[]): string {
  const numbers = results.some(({ type }) => type === 'number');
  const truths = results.some(({ type }) => type === 'boolean');
  const value = numbers && truths ? 'float | bool | None' : truths ? 'bool | None' : 'float | None';
  return `dict[str, ${value}]`;
}
