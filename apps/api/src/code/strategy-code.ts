import { type Flow, findNode, isPython, nodeProgram, type PythonNode } from '@strategy-builder/domain';
import {
  type OutputRef,
  type ProgramResult,
  type ProgramSource,
  printPythonNode,
  printPythonProgram,
  printPythonStrategy,
  printSql,
  printTypeScript,
  type SqlDialect,
} from '@strategy-builder/language';
import { programOf } from '../flows/program-of.js';
import { Problem } from '../platform/problem.js';
import { engineRules } from './python-strategy.js';

export const codeLanguages = ['python', 'sql', 'typescript'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** A language, and for SQL the database that is to understand it. */
export interface Target {
  readonly language: CodeLanguage;
  readonly dialect: SqlDialect;
}

/** What the chat shows. */
export const inPython: Target = { language: 'python', dialect: 'postgresql' };

/** Code of one node that computes something. @throws Problem */
export function nodeCode(flow: Flow, nodeId: string, target: Target): string {
  const node = findNode(flow, nodeId);
  if (!node) throw new Problem(404, 'node-not-found', `There is no node "${nodeId}" in this flow.`);
  if (isPython(node) && target.language === 'python') return node.code;
  if (isPython(node)) throw notCarried([nodeId]);
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
  if (target.language === 'python') return printed(printPythonNode(built.source, nodeId));
  refusePython(built.python);
  const about = { title: node.label, description: node.description };
  return printed(program(built.source, built.outputs, about, target));
}

/** The whole strategy: its indicators and signals, in Python its trades. @throws Problem */
export function strategyCode(flow: Flow, target: Target): string {
  const strategy = programOf(flow);
  refusePython(strategy.python);
  const { source, signals } = strategy;
  const about = { title: flow.name, description: flow.description };
  if (target.language === 'python') {
    const built = engineRules(strategy);
    return printed(
      built.ok ? printPythonStrategy(source, built.rules, about) : { ...built, node: strategy.strategy },
    );
  }
  return printed(program(source, Object.values(signals), about, target));
}

function program(
  source: ProgramSource,
  outputs: readonly OutputRef[],
  about: { readonly title: string; readonly description: string },
  { language, dialect }: Target,
): ProgramResult<string> {
  switch (language) {
    case 'python':
      return printPythonProgram(source, outputs, about);
    case 'sql':
      return printSql(source, outputs, about, dialect);
    case 'typescript':
      return printTypeScript(source, outputs, about);
  }
}

/** Generated code is generated as a whole: what a person wrote is refused by name. */
function refusePython(python: readonly PythonNode[] = []): void {
  if (python.length > 0) throw notCarried(python.map(({ id }) => id));
}

function notCarried(nodes: readonly string[]): Problem {
  const are = nodes.length === 1 ? 'is' : 'are';
  const detail = `${nodes.join(', ')} ${are} written in Python by hand, which generated code does not carry yet. The simulation does.`;
  return new Problem(422, 'code-not-carried', detail, { nodes });
}

function printed(result: ProgramResult<string>): string {
  if (result.ok) return result.value;
  const { refusal, ...error } = result.error;
  if (refusal !== undefined) throw new Problem(422, 'not-expressible', sentence(error), { refusal });
  throw new Problem(422, 'formula-invalid', `The formula of ${result.node}: ${error.message}`, { ...error });
}

/** What a printer can't say, and what to do instead. */
function sentence({ message, hint }: { readonly message: string; readonly hint?: string }): string {
  return hint === undefined ? `${message}.` : `${message}: ${hint}.`;
}
