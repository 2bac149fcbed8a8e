import type { Binding, ProgramNode } from '@strategy-builder/language';
import { isPython } from '../../graph/ports.js';
import { pythonShape } from '../../python/python-shape.js';
import type { FlowProblem } from '../problem.js';
import type { FlowNode } from '../state.js';
import type { PythonNode } from '../strategy-program.js';

/** A node in Python as the program takes it; undefined for other nodes, and while it has no bars. */
export function pythonNode(
  node: FlowNode,
  inputs: Readonly<Record<string, Binding>>,
): PythonNode | undefined {
  const { bars, ...others } = inputs;
  if (!isPython(node) || bars?.from !== 'bars') return undefined;
  const { params, outputs } = pythonShape(node.code);
  const set = Object.entries(node.params).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const standard = params.flatMap(({ name, standard }) => (standard === null ? [] : [[name, standard]]));
  return {
    id: node.id,
    code: node.code,
    params: { ...Object.fromEntries(standard), ...Object.fromEntries(set) },
    bars: bars.id,
    inputs: others,
    outputs: outputs.map(({ name, type }) => ({ name, type, column: `${node.id}.${name}` })),
  };
}

/** The formula under the node's id: it gives each output from the bars that hold it. */
export function stubOf({ id, outputs }: PythonNode): ProgramNode {
  const port = (index: number): string => `column_${index}_of_the_sandbox`;
  const expressions = outputs.map(({ type }, index) =>
    type === 'boolean' ? `${port(index)}.close > 0` : `${port(index)}.close`,
  );
  const lines = outputs.map(({ name }, index) => `${name} = ${expressions[index]}`);
  const isSingle = outputs.length === 1 && outputs[0]?.name === 'value';
  return {
    id,
    formula: isSingle ? (expressions[0] ?? '') : lines.join('\n'),
    params: {},
    inputs: Object.fromEntries(
      outputs.map(({ column }, index): [string, Binding] => [port(index), { from: 'bars', id: column }]),
    ),
  };
}

/** What can be seen to be wrong with a node's code without running it. */
export function codeProblems(node: FlowNode): readonly FlowProblem[] {
  if (!isPython(node)) return [];
  const { faults, params } = pythonShape(node.code);
  const nodeId = node.id;
  const invalid = faults.map(
    (fault): FlowProblem => ({
      code: 'code-invalid',
      severity: 'error',
      nodeId,
      message: `The code of '${nodeId}' can't run: ${fault}`,
    }),
  );
  const unset = params.filter(({ name, standard }) => standard === null && !Object.hasOwn(node.params, name));
  const missing = unset.map(
    ({ name }): FlowProblem => ({
      code: 'parameter-missing',
      severity: 'error',
      nodeId,
      message: `Set '${name}' of '${nodeId}': its code reads params["${name}"].`,
    }),
  );
  return [...invalid, ...missing];
}
