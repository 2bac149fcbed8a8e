import { assemble } from './ir/assemble.js';
import { printJavaScript } from './printers/javascript/print.js';
import { refusedPython } from './printers/refusals.js';
import type {
  Bars,
  CompiledProgram,
  OutputColumn,
  OutputRef,
  ProgramResult,
  ProgramSource,
} from './program.js';

/** What the printed JavaScript gives. */
interface Machine {
  begin(numbers: Float64Array): readonly Float64Array[];
  advance(
    memory: readonly Float64Array[],
    numbers: Float64Array,
    bars: Readonly<Record<string, Bars>>,
    from: number,
    to: number,
    outputs: readonly OutputColumn[],
  ): void;
}

/** Machines by their text, the newest last: the same strategy on other dates, costs or parameters starts at full speed. */
const machines = new Map<string, Machine>();
const machinesKept = 64;

/** Fuses the graph into one JavaScript step function that computes `outputs` in one pass over the bars. */
export function compileProgram(
  source: ProgramSource,
  outputs: readonly OutputRef[],
): ProgramResult<CompiledProgram> {
  const refused = refusedPython('javascript', source);
  if (refused) return refused;
  const assembled = assemble(source, outputs);
  if (!assembled.ok) return assembled;
  const { code, numbers } = printJavaScript(assembled.value);
  const machine = machineFor(code);
  const start = (): ReturnType<CompiledProgram['start']> => {
    const memory = machine.begin(numbers);
    return {
      advance: (bars, from, to, columns) => machine.advance(memory, numbers, bars, from, to, columns),
    };
  };
  return { ok: true, value: { source: code, outputs: [...outputs], start } };
}

function machineFor(javascript: string): Machine {
  // The printer emits generated names, numbers and JSON texts only; see its own rule.
  const machine = machines.get(javascript) ?? (new Function(javascript)() as Machine);
  machines.delete(javascript);
  machines.set(javascript, machine);
  for (const oldest of machines.keys()) {
    if (machines.size <= machinesKept) break;
    machines.delete(oldest);
  }
  return machine;
}
