import { assemble } from './ir/assemble.js';
import { printJavaScript } from './printers/javascript/print.js';
import type { CompiledProgram, OutputRef, ProgramResult, ProgramRun, ProgramSource } from './program.js';

/** Fuses the graph into one JavaScript step function that computes `outputs` in one pass over the bars. */
export function compileProgram(
  source: ProgramSource,
  outputs: readonly OutputRef[],
): ProgramResult<CompiledProgram> {
  const assembled = assemble(source, outputs);
  if (!assembled.ok) return assembled;
  const javascript = printJavaScript(assembled.value);
  // The printer emits generated names, numbers and JSON texts only; see its own rule.
  const begin = new Function(javascript) as () => ProgramRun;
  return { ok: true, value: { source: javascript, outputs: [...outputs], start: () => begin() } };
}
