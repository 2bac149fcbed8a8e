import { assemble } from '../../ir/assemble.js';
import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';
import { Body } from './body.js';
import { printModule } from './module.js';
import { Names } from './names.js';
import { printClass } from './print-class.js';
import { ReviewedNodes } from './print-reviewed.js';
import { pythonString } from './text.js';

/**
 * Python (standard library only) for the whole program: one module with the class `Strategy`, whose `on_bar` takes one
 * `Bar` for each bars input, in the program's order, and gives the outputs under the keys `node.output`. Run as a
 * script with one CSV file for each bars input it prints all outputs as CSV.
 */
export function printPythonProgram(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  about: { readonly title: string; readonly description: string },
  script: Script = outputsScript,
): ProgramResult<string> {
  const names = new Names('module');
  const className = names.class('strategy');
  const reviewed = new ReviewedNodes(source.python ?? [], names);
  const assembled = assemble(source, [...outputs, ...reviewed.reads]);
  if (!assembled.ok) return assembled;
  const { graph } = assembled.value;
  const results = assembled.value.results.slice(0, outputs.length);
  const read = assembled.value.results.slice(outputs.length);

  const data = reviewed.dataOf(source.bars);
  const single = data.length === 1;
  const bars = new Map(data.map((id): [string, string] => [id, single ? 'bar' : names.variable(id)]));
  const body = new Body(graph, names, {
    bar: (id) => bars.get(id) ?? 'bar',
    series: () => {
      throw new Error('a program has no open inputs');
    },
    reviewed: (id) => reviewed.find(id, read),
  });
  const texts = body.print(results);
  const printed = results.map((value, index) => ({
    key: `${outputs[index]?.node}.${outputs[index]?.output}`,
    type: graph.type(value),
    text: texts[index] ?? 'None',
  }));
  for (const piece of ['Bar', 'read_bars']) body.uses.add(piece);

  const parameters = [...bars.values()].map((name) => ({ name, type: 'Bar' as const }));
  const strategy = printClass(
    className,
    [about.title, 'Indicators and signals, one bar at a time.'],
    body,
    [],
    parameters,
    printed,
  );
  const files = data.map((id) => (single ? 'FILE.csv' : `${id}.csv`));
  return {
    ok: true,
    value: printModule(
      [
        about.title,
        about.description,
        'Generated code; it needs the standard library only. As a script it reads ' +
          `bars from CSV files (${files.join(' ')}) and prints ${script.prints} as CSV.`,
      ],
      [...body.uses, ...script.uses],
      script.imports,
      [
        ...reviewed.constants,
        strategy,
        ...script.code(
          className,
          data,
          printed.map(({ key }) => key),
        ),
        run,
      ],
    ),
  };
}

/** What a module does when it is run: it defines `main`. */
export interface Script {
  /** What it prints, as words of the docstring. */
  readonly prints: string;
  readonly uses: readonly string[];
  readonly imports: readonly string[];
  code(className: string, bars: readonly string[], keys: readonly string[]): readonly (readonly string[])[];
}

const outputsScript: Script = {
  prints: 'each output',
  uses: [],
  imports: ['csv', 'sys'],
  code: (className, { length }, keys) => [main(className, length, keys), cell],
};

function main(className: string, inputs: number, keys: readonly string[]): string[] {
  const columns = keys.map((key) => `        ${pythonString(key)},`);
  return [
    'def main(paths: list[str]) -> None:',
    '    """Print the outputs for bars from files, one for each input."""',
    `    if len(paths) != ${inputs}:`,
    `        sys.exit("expected ${inputs} CSV file${inputs === 1 ? '' : 's'} with bars")`,
    '    writer = csv.writer(sys.stdout, lineterminator="\\n")',
    '    columns = [',
    ...columns,
    '    ]',
    '    writer.writerow(["time", *columns])',
    `    strategy = ${className}()`,
    '    for bars in zip(*map(read_bars, paths)):',
    '        outputs = strategy.on_bar(*bars)',
    '        cells = (outputs[column] for column in columns)',
    '        writer.writerow([bars[0].time, *map(cell, cells)])',
  ];
}

export const cell = [
  'def cell(value: float | bool | None) -> str:',
  '    """Print a value: nothing for None, 0 and 1 for truth values."""',
  '    if value is None:',
  '        return ""',
  '    return str(int(value)) if isinstance(value, bool) else repr(value)',
];

const run = ['if __name__ == "__main__":', '    main(sys.argv[1:])'];
