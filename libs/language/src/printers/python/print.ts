import type { OutputRef, ProgramResult, ProgramSource } from '../../program.js';

/** Python (standard library only) for one node's formula: a class with `on_bar`. */
export function printPythonNode(_source: ProgramSource, _node: string): ProgramResult<string> {
  throw new Error('the Python printer is not written yet');
}

/** Python for the whole program: one module with a class whose `on_bar` gives the named outputs. */
export function printPythonProgram(
  _source: ProgramSource,
  _outputs: readonly OutputRef[],
  _about: { readonly title: string; readonly description: string },
): ProgramResult<string> {
  throw new Error('the Python printer is not written yet');
}
