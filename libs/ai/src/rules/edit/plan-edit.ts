import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { refusalOf } from '../refusals.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { EditPlanner, editPlan, whatToChange } from './edit-planner.js';
import type { EditWord } from './edit-word.js';
import { readFamilyEdit } from './families/family-edit.js';
import { readWeightsEdit } from './families/weights-edit.js';
import { FlowEditor } from './flow-editor.js';
import { planLegs } from './legs/plan-legs.js';
import { planOnBeginning } from './plan-beginning.js';
import { readEdits } from './read-edits.js';

/** Whether a plan asks what is meant because nothing was understood. */
export function isAtALoss(plan: Plan): boolean {
  return plan.status === 'clarify' && plan.question.endsWith(whatToChange);
}

/** A message about the present flow. */
export interface FollowUp {
  readonly lexemes: readonly Lexeme[];
  readonly text: string;
  readonly request: StrategyRequest;
  readonly flow: Flow;
  /** The instructions in it. */
  readonly words: readonly EditWord[];
}

/** Reads a message as one about the present flow; null when there is none, or a new strategy is asked for. */
export function readFollowUp(
  lexemes: readonly Lexeme[],
  text: string,
  request: StrategyRequest,
  flow: Flow,
): FollowUp | null {
  if (Object.keys(flow.nodes).length === 0) return null;
  const words = readEdits(lexemes, text).map(({ word }) => word);
  return asksForNew(lexemes, request, words) ? null : { lexemes, text, request, flow, words };
}

/** A plan that changes the present flow; null for rules on a beginning that has none. */
export function planEdit({ lexemes, text, request, flow, words }: FollowUp): Plan | null {
  const clear = words.find((word) => word.is === 'clear');
  if (clear !== undefined) return cleared(flow);
  const editor = FlowEditor.of(flow);
  if (editor === null) return renamedOnly(words) ?? planOnBeginning(request, text, flow);
  return new EditPlanner(editor, lexemes, text, null).plan();
}

/** A whole strategy of its own: it is created, or it has an entry and a market, and nothing ties it to what is there. */
function asksForNew(
  lexemes: readonly Lexeme[],
  request: StrategyRequest,
  words: readonly EditWord[],
): boolean {
  const has = (is: Lexeme['is']): boolean => lexemes.some((lexeme) => lexeme.is === is);
  const verbs = lexemes.flatMap((lexeme) => (lexeme.is === 'edit' ? [lexeme.edit] : []));
  const creates =
    verbs.includes('create') &&
    (has('strategy') || has('style') || request.rules.length > 0 || request.declared.length > 0);
  if (creates) return true;
  const tied = lexemes.some(
    (lexeme) => lexeme.is === 'mark' && (lexeme.mark === 'also' || lexeme.mark === 'instead'),
  );
  const edits = verbs.some((verb) => verb !== 'use' && verb !== 'create' && verb !== 'keep');
  if (tied || edits || words.some(({ is }) => is !== 'add-indicator' && is !== 'set-number')) return false;
  // "Only buy ETH when ..." narrows what is there.
  if (request.rules.length > 0 && request.rules.every(({ only }) => only === true)) return false;
  const enters = request.rules.some(({ act }) => act === 'enter');
  if (enters && request.assets.length > 0) return true;
  return (
    request.style !== null && request.rules.length === 0 && (has('strategy') || request.assets.length > 0)
  );
}

/** A change in the words of the family that the flow is of: a grid's levels, the markets of a ranking; null for none. */
export function planFamilyEdit(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const editor = FlowEditor.of(flow);
  if (editor === null || lexemes.some((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'create'))
    return null;
  const family = readFamilyEdit(editor, lexemes, text);
  return family === null ? null : new EditPlanner(editor, lexemes, text, family).plan();
}

/** A change of single legs of a flow, or of how many there are; null when it is about the one strategy. */
export function planLegEdit({ lexemes, text, request, flow, words }: FollowUp): Plan | null {
  if (words.some(({ is }) => is === 'clear' || is === 'rename')) return null;
  if (refusalOf(lexemes, request, text) !== null) return null;
  const editor = FlowEditor.of(flow);
  const weights = editor === null ? null : readWeightsEdit(editor, lexemes);
  if (editor !== null && weights !== null) return new EditPlanner(editor, lexemes, text, weights).plan();
  return planLegs(lexemes, text, flow);
}

function cleared(flow: Flow): Plan {
  return {
    status: 'plan',
    title: flow.name,
    summary: 'Everything is removed from the canvas.',
    commands: Object.keys(flow.nodes).map((id) => ({ type: 'RemoveNode', id })),
    assumptions: [],
    left: [],
    newStrategy: false,
  };
}

function renamedOnly(words: readonly EditWord[]): Plan | null {
  const rename = words.find((word) => word.is === 'rename');
  if (rename === undefined) return null;
  return editPlan(
    [{ type: 'RenameFlow', name: rename.name }],
    rename.name,
    [`The strategy is called ${rename.name}.`],
    [],
    [],
  );
}
