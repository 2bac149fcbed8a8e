import {
  type Flow,
  findNode,
  isPython,
  nodeProgram,
  type PythonNode,
  type Review,
} from '@strategy-builder/domain';
import {
  type OutputRef,
  type ProgramResult,
  type ProgramSource,
  printerRefusal,
  printPythonNode,
  printPythonProgram,
  printPythonStrategy,
  printSql,
  printTypeScript,
  type SqlDialect,
} from '@strategy-builder/language';
import { programOf } from '../flows/program-of.js';
import { Problem } from '../platform/problem.js';
import type { NodeReview } from '../reviews/reviews.service.js';
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
  if (isPython(node))
    return printed({ ok: false, node: nodeId, error: printerRefusal(target.language, 'python-node') });
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
  const about = { title: node.label, description: node.description };
  return printed(program(carrying(built.source, built.python), built.outputs, about, target));
}

/**
 * The whole strategy: its indicators and signals, in Python its trades. `reviews` tells where its nodes in Python stand:
 * only what is approved as it is may leave the sandbox.
 * @throws Problem
 */
export async function strategyCode(
  flow: Flow,
  target: Target,
  reviews: () => Promise<readonly NodeReview[]>,
): Promise<string> {
  const strategy = programOf(flow);
  const { signals, python = [] } = strategy;
  const about = { title: flow.name, description: flow.description };
  if (target.language !== 'python')
    return printed(program(carrying(strategy.source, python), Object.values(signals), about, target));
  const built = engineRules(strategy);
  if (!built.ok) return printed(built);
  const approved = python.length > 0 ? approvedOnly(python, await reviews()) : [];
  return printed(printPythonStrategy(carrying(strategy.source, approved), built.rules, about));
}

/** What was computed before in a simulation is code to be printed here. */
function carrying(source: ProgramSource, python: NonNullable<ProgramSource['python']>): ProgramSource {
  return python.length === 0 ? source : { ...source, python };
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

/** The nodes with whose review they passed. @throws Problem `code-not-carried` */
function approvedOnly(
  python: readonly PythonNode[],
  reviews: readonly NodeReview[],
): NonNullable<ProgramSource['python']> {
  const standings = python.map((node) => ({ node, found: reviews.find(({ nodeId }) => nodeId === node.id) }));
  const missing = standings.filter(({ found }) => found?.status !== 'approved');
  if (missing.length > 0) {
    const reasons = missing.map(({ node, found }) => notApproved(node.id, found));
    const detail = `Outside of the sandbox only approved Python runs. ${reasons.join(' ')}`;
    throw new Problem(422, 'code-not-carried', detail, { nodes: missing.map(({ node }) => node.id) });
  }
  return standings.map(({ node, found }) => ({ ...node, note: noteOf(node.id, found?.review ?? null) }));
}

function notApproved(id: string, found: NodeReview | undefined): string {
  const ask = `ask for a review in the Code tab of ${id}`;
  if (found?.status === 'in-review') return `The review of ${id} waits for a decision.`;
  if (found?.status === 'changes-asked')
    return `The review of ${id} asked for changes: make them, then ${ask}.`;
  if (found?.voided) return `${id} was changed after its approval: ${ask}.`;
  return `Nobody has reviewed ${id}: ${ask}.`;
}

function noteOf(id: string, review: Review | null): string {
  const by = review?.decidedBy?.name ?? 'nobody';
  const own = review?.selfApproved ? ', who is among its authors' : '';
  return `The Python of ${id} as it was reviewed, approved by ${by}${own}. Version ${review?.hash}.`;
}

function printed(result: ProgramResult<string>): string {
  if (result.ok) return result.value;
  const { refusal, ...error } = result.error;
  if (refusal !== undefined)
    throw new Problem(422, 'not-expressible', sentence(error), { refusal, node: result.node });
  throw new Problem(422, 'formula-invalid', `The formula of ${result.node}: ${error.message}`, { ...error });
}

/** What a printer can't say, and what to do instead. */
function sentence({ message, hint }: { readonly message: string; readonly hint?: string }): string {
  return hint === undefined ? `${message}.` : `${message}: ${hint}.`;
}
