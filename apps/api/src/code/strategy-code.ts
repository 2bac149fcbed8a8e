import { type Flow, findNode, nodeProgram } from '@strategy-builder/domain';
import { type ProgramResult, printPythonNode, printPythonProgram } from '@strategy-builder/language';
import { programOf } from '../flows/program-of.js';
import { Problem } from '../platform/problem.js';

export const codeLanguages = ['python', 'sql', 'typescript'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** Code of one node that computes something. @throws Problem */
export function nodeCode(flow: Flow, nodeId: string, language: CodeLanguage): string {
  requirePython(language);
  const node = findNode(flow, nodeId);
  if (!node) throw new Problem(404, 'node-not-found', `There is no node "${nodeId}" in this flow.`);
  if (node.formula === undefined) {
    throw new Problem(
      422,
      'no-code',
      `${node.label} has no formula: what it does is part of the strategy's simulation.`,
    );
  }
  const built = nodeProgram(flow, nodeId);
  if (!built.ok)
    throw new Problem(422, 'formula-invalid', built.problems.map(({ message }) => message).join(' '));
  return printed(printPythonNode(built.source, nodeId));
}

/** The whole strategy as one module: indicators and signals. @throws Problem */
export function strategyCode(flow: Flow, language: CodeLanguage): string {
  requirePython(language);
  const program = programOf(flow);
  const outputs = Object.values(program.signals);
  return printed(
    printPythonProgram(program.source, outputs, { title: flow.name, description: flow.description }),
  );
}

function printed(result: ProgramResult<string>): string {
  if (result.ok) return result.value;
  throw new Problem(422, 'formula-invalid', `The formula of ${result.node}: ${result.error.message}`, {
    ...result.error,
  });
}

function requirePython(language: CodeLanguage): void {
  if (language !== 'python') {
    throw new Problem(
      422,
      'language-not-offered',
      `Code in ${language} is not part of this version yet; ask for python.`,
    );
  }
}
