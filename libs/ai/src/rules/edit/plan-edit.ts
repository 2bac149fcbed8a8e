import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../../planner.js';
import { unsupportedReasons } from '../answers/unsupported-reasons.js';
import { NotExpressible } from '../build/compile-condition.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { Applied } from './applied.js';
import { applyEditWord } from './apply-edit-word.js';
import { changeRules, changeSides } from './change-rules.js';
import { changeMarket, changeSettings } from './change-settings.js';
import type { EditWord, ReadEdit } from './edit-word.js';
import { type FamilyEdit, readFamilyEdit } from './families/family-edit.js';
import { FlowEditor } from './flow-editor.js';
import { withoutReplaced } from './follow-up-words.js';
import { openQuestion } from './open-question.js';
import { readEdits } from './read-edits.js';

const whatToChange = 'What should change in this strategy?';

/** Whether a plan asks what is meant because nothing was understood. */
export function isAtALoss(plan: Plan): boolean {
  return plan.status === 'clarify' && plan.question.endsWith(whatToChange);
}

/** A plan that changes the present flow; null when the request asks for a new strategy. */
export function planEdit(
  lexemes: readonly Lexeme[],
  text: string,
  request: StrategyRequest,
  flow: Flow,
): Plan | null {
  if (Object.keys(flow.nodes).length === 0) return null;
  const words = readEdits(lexemes, text).map(({ word }) => word);
  if (asksForNew(lexemes, request, words)) return null;
  const clear = words.find((word) => word.is === 'clear');
  if (clear !== undefined) return cleared(flow);
  const editor = FlowEditor.of(flow);
  if (editor === null) return renamedOnly(words);
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

function editPlan(
  commands: readonly FlowCommand[],
  title: string,
  done: readonly string[],
  assumptions: readonly Assumption[],
  left: readonly string[],
): Plan {
  return { status: 'plan', title, summary: done.join(' '), commands, assumptions, left, newStrategy: false };
}

function isAnd(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && (lexeme.mark === 'and' || lexeme.mark === 'comma');
}

class EditPlanner {
  private request: StrategyRequest;
  private readonly words: readonly EditWord[];
  private readonly edits: readonly ReadEdit[];
  private readonly lexemes: readonly Lexeme[];

  constructor(
    private readonly editor: FlowEditor,
    lexemes: readonly Lexeme[],
    private readonly text: string,
    /** What is said in the words of the flow's own family. */
    private readonly family: FamilyEdit | null,
  ) {
    const taken = new Set(family?.taken ?? []);
    this.lexemes = lexemes.filter((lexeme) => !taken.has(lexeme));
    this.edits = readEdits(this.lexemes, text);
    this.words = this.edits.map(({ word }) => word);
    this.request = this.readWithout(this.edits);
  }

  /** What the words say that no instruction has used up, read as in any request. */
  private readWithout(edits: readonly ReadEdit[]): StrategyRequest {
    const taken = new Set(edits.flatMap((edit) => edit.taken));
    const rest = this.lexemes.filter((lexeme) => !taken.has(lexeme));
    const reader = new Reader(withoutReplaced(rest), this.text);
    reader.subject = this.editor.subject;
    return readRequest(reader);
  }

  plan(): Plan {
    const { editor } = this;
    if (editor.legs.length > 1 && this.changesMoreThanSettings()) return this.askForLeg();
    const market = this.anotherMarket();
    if (market !== null) return market;
    const commands: FlowCommand[] = [];
    const used: ReadEdit[] = [];
    try {
      const changed = this.family?.apply();
      if (changed?.is === 'unclear')
        return { status: 'clarify', question: changed.question, choices: changed.choices };
      for (const edit of this.edits) {
        const { word } = edit;
        if (word.is === 'rename') {
          commands.push({ type: 'RenameFlow', name: word.name });
          editor.done.push(`The strategy is called ${word.name}.`);
        }
        const rules = this.request.rules.length + this.request.filters.length;
        if (word.is === 'add-indicator' && rules > 0) continue;
        const applied: Applied = applyEditWord(editor, word);
        if (applied.is === 'unclear')
          return { status: 'clarify', question: applied.question, choices: applied.choices };
        if (applied.is === 'done') used.push(edit);
      }
      if (used.length < this.edits.length) this.request = this.readWithout(used);
      this.changeAsTold();
    } catch (error) {
      if (error instanceof NotExpressible)
        return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
      throw error;
    }
    commands.push(...editor.draft.commandsFrom(editor.flow));
    if (commands.length === 0) return this.nothingChanged();
    const assumptions = this.request.notes.map((note) => ({ ...note, nodeId: editor.rules.id }));
    return editPlan(commands, editor.flow.name, editor.done, assumptions, this.left());
  }

  /** "Also trade SOL": a strategy of one market does not silently become one of another. */
  private anotherMarket(): Plan | null {
    const { request, editor, lexemes } = this;
    if (editor.legs.length > 1 || request.rules.length > 0 || request.filters.length > 0) return null;
    const base = (symbol: string): string => symbol.split(/[/:_-]/)[0] ?? symbol;
    const named = request.assets.filter((asset) => base(asset) !== base(editor.symbol));
    const [other] = named;
    if (other === undefined) return null;
    const adds = lexemes.some(
      (lexeme, at) =>
        (lexeme.is === 'mark' && lexeme.mark === 'also') ||
        (lexeme.is === 'edit' && lexeme.edit === 'add' && lexemes[at + 1]?.is === 'asset') ||
        (lexeme.is === 'asset' && isAnd(lexemes[at + 1]) && lexemes[at + 2]?.is === 'asset'),
    );
    if (!adds) return null;
    return {
      status: 'clarify',
      question: `This strategy trades ${editor.symbol} alone. Should ${other} take its place? A second market is traded by a strategy of its own.`,
      choices: [`trade ${other} instead`, 'Create a new strategy'],
    };
  }

  private changeAsTold(): void {
    const { editor, request } = this;
    changeMarket(editor, request);
    changeSettings(editor, request, this.words);
    changeSides(editor, request);
    changeRules(editor, request, this.lexemes);
    editor.finish();
  }

  /** Rules, markets and indicators of a flow with several legs belong to one another: none is changed by a guess. */
  private changesMoreThanSettings(): boolean {
    const { request } = this;
    const settings = [
      'scale-setting',
      'drop-setting',
      'set-distance',
      'move-stop',
      'time-exit',
      'remove-settings',
      'leave',
      'rename',
      'clear',
    ];
    return (
      request.rules.length > 0 ||
      request.filters.length > 0 ||
      request.assets.length > 0 ||
      request.sides !== null ||
      request.execution !== null ||
      this.words.some(({ is }) => !settings.includes(is))
    );
  }

  private askForLeg(): Plan {
    const legs = this.editor.legs;
    return {
      status: 'clarify',
      question: `This strategy has ${legs.length} legs that belong together (${legs.join(', ')}): its rules and markets are changed on their nodes, or told anew. Sizes, stops and bars can be changed for all legs at once.`,
      choices: ['Position size 10%', 'Stop loss 5%', 'Create a new strategy'],
    };
  }

  private left(): readonly string[] {
    return this.request.left.map(({ text }) => text);
  }

  private nothingChanged(): Plan {
    const { request, editor } = this;
    if (this.words.some(({ is }) => is === 'leave') && editor.done.length === 0)
      return { status: 'answer', text: 'Nothing is changed: the strategy stays as it is.' };
    if (editor.done.length > 0)
      return { status: 'answer', text: `Nothing had to change. ${editor.done.join(' ')}` };
    if (this.lexemes.some((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'undo')) {
      return {
        status: 'answer',
        text: 'The last step is taken back with undo above the canvas, or restored from the history.',
      };
    }
    const families = request.left.flatMap(({ what }) =>
      what === 'not-understood' || what === 'condition' ? [] : [what],
    );
    if (families.length > 0)
      return {
        status: 'refused',
        reason: [...new Set(families)].map((what) => unsupportedReasons[what]).join(' '),
      };
    const asked = openQuestion(this.lexemes, this.text, editor);
    if (asked !== null) return { status: 'clarify', ...asked };
    const unread = request.left.map(({ text }) => `"${text}"`).join(', ');
    return {
      status: 'clarify',
      question: unread === '' ? whatToChange : `${unread} was not understood. ${whatToChange}`,
      choices: [
        'Add a 10% take profit',
        'Change the timeframe to 4h',
        'Also sell when RSI rises above 70',
        'Create a new strategy',
      ],
    };
  }
}
