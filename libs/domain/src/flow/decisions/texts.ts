import { checkText } from '../checks.js';
import type { EditCode, SetFormula } from '../commands.js';
import type { Decision } from '../decision.js';
import { checkFormula } from '../formula-check.js';
import { findNode } from '../lookup.js';
import { refuse } from '../refusals.js';
import type { Flow } from '../state.js';
import { textDelta } from '../text-delta.js';
import { nodeNotFound } from './nodes.js';

/**
 * Edges to ports that the new formula no longer names stay, as edges to an unused port that the flow's problems list:
 * half-way through a rewrite nobody's wiring is lost, and naming the port again brings it back to life.
 */
export function setFormula({ id, formula }: SetFormula, flow: Flow): Decision {
  const node = findNode(flow, id);
  if (!node) return nodeNotFound(flow, id);
  if (node.type !== 'function' && node.type !== 'strategy') {
    const detail = `A ${node.type} node has no formula; only functions and strategies have one.`;
    return refuse('formula-not-allowed', detail, { id });
  }
  if (node.formula === undefined && node.code !== undefined) {
    const detail = `A ${node.kind} node has code instead of a formula; edit its code.`;
    return refuse('formula-not-allowed', detail, { id });
  }
  const refusal = checkFormula(node, formula);
  if (refusal) return refusal;
  return formula === node.formula ? [] : [{ type: 'FormulaSet', data: { id, formula } }];
}

/** Keeps the difference only, so that typing in a long text stays small in the log. */
export function editCode({ id, code }: EditCode, flow: Flow): Decision {
  const node = findNode(flow, id);
  if (!node) return nodeNotFound(flow, id);
  if (node.code === undefined) {
    return refuse('code-not-allowed', `A ${node.kind} node has no code; it has a formula or parameters.`, {
      id,
    });
  }
  const refusal = checkText('code', code);
  if (refusal) return refusal;
  const delta = textDelta(node.code, code);
  return delta.length === 0 ? [] : [{ type: 'CodeEdited', data: { id, delta } }];
}
