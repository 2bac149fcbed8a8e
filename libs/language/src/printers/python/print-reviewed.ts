import type { Value } from '../../ir/operation.js';
import type { OutputRef, ProgramSource } from '../../program.js';
import { codeLiteral } from './code-literal.js';
import type { Names } from './names.js';
import { pythonString, wrap } from './text.js';

type Printed = NonNullable<ProgramSource['python']>[number];

/** A node in Python inside of a generated module. */
export interface ReviewedCode {
  readonly id: string;
  /** Id of the bars that it is shown. */
  readonly bars: string;
  /** Statement of `__init__` after `self._name = `. */
  readonly construction: readonly string[];
  /** What it is given by name: bars first, as in the sandbox, then values of the program. */
  readonly given: readonly { readonly name: string; readonly from: { bars: string } | { value: Value } }[];
}

/** The nodes in Python that a module carries: their code, and how the class `Strategy` calls them. */
export class ReviewedNodes {
  /** Constants that hold the code, to stand before the class. */
  readonly constants: (readonly string[])[] = [];
  /** Outputs of formulas that they read. */
  readonly reads: readonly OutputRef[];
  private readonly constantOf = new Map<string, string>();

  constructor(
    private readonly nodes: readonly Printed[],
    names: Names,
  ) {
    for (const { id, code, note = `The Python of ${id}.` } of nodes) {
      const name = names.variable(`code_of_${id}`).toUpperCase();
      this.constantOf.set(id, name);
      const lines = `${name} = ${codeLiteral(code)}`.split('\n');
      this.constants.push([...wrap(note, 77).map((line) => `# ${line}`), ...lines]);
    }
    this.reads = nodes.flatMap(({ inputs }) =>
      Object.values(inputs).flatMap((input) =>
        input.from === 'node' ? [{ node: input.id, output: input.output }] : [],
      ),
    );
  }

  /** Ids of the bars that data files hold: the others are outputs of these nodes. */
  dataOf(bars: readonly string[]): readonly string[] {
    const computed = new Set(this.nodes.flatMap(({ outputs }) => outputs.map(({ column }) => column)));
    return bars.filter((id) => !computed.has(id));
  }

  /** The node and output behind computed bars, `values` being those of `reads`; undefined for bars of a data file. */
  find(bars: string, values: readonly Value[]): { code: ReviewedCode; output: string } | undefined {
    let read = 0;
    for (const { id, inputs, outputs, ...node } of this.nodes) {
      const fromBars: ReviewedCode['given'][number][] = [];
      const fromNodes: ReviewedCode['given'][number][] = [];
      for (const [name, input] of Object.entries(inputs)) {
        if (input.from === 'bars') fromBars.push({ name, from: { bars: input.id } });
        else fromNodes.push({ name, from: { value: values[read++] as Value } });
      }
      const output = outputs.find(({ column }) => column === bars)?.name;
      if (output === undefined) continue;
      const construction = [
        'Reviewed(',
        `    ${pythonString(id)},`,
        `    ${this.constantOf.get(id)},`,
        // As the sandbox reads them: 14 is an int, 0.5 a float.
        ...dictionary(
          'params',
          Object.entries(node.params).map(([name, value]) => [name, JSON.stringify(value)]),
        ),
        ...dictionary(
          'outputs',
          outputs.map(({ name, type }) => [name, pythonString(type)]),
        ),
        ')',
      ];
      return { code: { id, bars: node.bars, construction, given: [...fromBars, ...fromNodes] }, output };
    }
    return undefined;
  }
}

function dictionary(name: string, entries: readonly (readonly [key: string, text: string])[]): string[] {
  const items = entries.map(([key, text]) => `${pythonString(key)}: ${text}`);
  const line = `    ${name}={${items.join(', ')}},`;
  if (line.length <= 71) return [line];
  return [`    ${name}={`, ...items.map((item) => `        ${item},`), '    },'];
}
