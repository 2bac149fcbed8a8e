import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { indicators, printPythonNode, printPythonProgram } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { programOf, rsiAndAverages } from '../../libs/quant/src/testing/programs.js';
import { programOfKind, programs, timeframePrograms } from './programs.js';
import { keptFile, strategyModule } from './run-python.js';

const checker = fileURLToPath(new URL('./pep8.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const about = {
  title: 'A title that is much too long for a line of seventy-nine characters and has "quotes" in it',
  description: 'Words. '.repeat(60),
};

function found(files: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync('python3', [checker, ...files], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').filter(Boolean);
}

function kept(name: string, printed: ReturnType<typeof printPythonProgram>): string {
  if (!printed.ok) throw new Error(`${name}: ${printed.error.message}`);
  return keptFile(`${name}.py`, printed.value);
}

describe.skipIf(!hasPython)(
  `generated Python keeps PEP 8${hasPython ? '' : ' (skipped: there is no python3)'}`,
  () => {
    it('in the module of every entry of the catalogue', () => {
      const files = indicators.map((kind) =>
        kept(kind.kind, printPythonNode(programOfKind(kind).source, kind.kind)),
      );
      expect(found(files)).toEqual([]);
    });

    it('in the modules of whole programs and of strategies that trade', () => {
      const all = Object.entries({ ...programs, ...timeframePrograms }).map(([name, { source, outputs }]) =>
        kept(`program_${name}`, printPythonProgram(source, outputs, about)),
      );
      const trading = [
        strategyModule('averages', rsiAndAverages),
        strategyModule('short', programOf({ enter_short: 'close > sma(close, 5)' })),
      ];
      expect(found([...all, ...trading])).toEqual([]);
    });

    it('in a module that carries reviewed Python, which is left as it is', () => {
      const code =
        'def on_bar(bar, inputs, params, state):\n    """A tab\t, a blank at the end """ \n    return None';
      const columns = ['first', 'second', 'third_and_longest'].map((name) => ({
        ...{ name, type: 'number' as const, column: `mine.${name}` },
      }));
      const spread = { from: 'node', id: 'spread_of_the_last_twenty_bars', output: 'value' } as const;
      const bars = { from: 'bars', id: 'index' } as const;
      const mine = {
        ...{
          id: 'mine',
          code,
          params: { period: 14, threshold_of_volume: 0.25, another: 1e21 },
          bars: 'index',
        },
        ...{ inputs: { spread, index: bars }, outputs: columns, note: 'Words. '.repeat(30) },
      };
      const source = {
        bars: ['index', ...columns.map(({ column }) => column)],
        nodes: [
          { id: spread.id, formula: 'high - low', params: {}, inputs: { bars } },
          {
            id: 'mine',
            formula: columns.map(({ name }, index) => `${name} = x_${index}.close`).join('\n'),
            params: {},
            inputs: Object.fromEntries(
              columns.map(({ column }, index) => [`x_${index}`, { from: 'bars' as const, id: column }]),
            ),
          },
        ],
        python: [mine],
      };
      const outputs = columns.map(({ name }) => ({ node: 'mine', output: name }));
      expect(found([kept('reviewed', printPythonProgram(source, outputs, about))])).toEqual([]);
    });

    it('and the checker sees what breaks its rules', () => {
      const bad = [
        'import sys, os',
        'def F(x) :',
        '    y=x+1 ',
        '    return foo( y,1)',
        'class lower: pass',
        `long = "${'x'.repeat(80)}"`,
        '',
      ].join('\n');
      const codes = found([keptFile('bad.py', bad)]).map((line) => line.split(' ')[1]);
      for (const code of [
        'E401',
        'E302',
        'E225',
        'W291',
        'E201',
        'E231',
        'E501',
        'N801',
        'N802',
        'ANN001',
        'ANN201',
        'F401',
        'D100',
      ])
        expect(codes, code).toContain(code);
    });
  },
);
