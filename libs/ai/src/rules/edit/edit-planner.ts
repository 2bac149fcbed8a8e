import type { FlowCommand } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../../planner.js';
import { howToTakeBack } from '../answers/take-back.js';
import { unsupportedReasons } from '../answers/unsupported-reasons.js';
import { NotExpressible } from '../build/not-expressible.js';
import type { Lexeme } from '../lex/lexeme.js';
import { barsIn } from '../lex/timeframes.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { contradiction } from '../settle/contradictions.js';
import type { Applied } from './applied.js';
import { applyEditWord } from './apply-edit-word.js';
import { asPresent } from './as-present.js';
import { changeRules, changeSides } from './change-rules.js';
import { changeMarket, changeSettings } from './change-settings.js';
import type { EditWord, ReadEdit } from './edit-word.js';
import type { FamilyEdit } from './families/family-edit.js';
import { type FlowEditor, Opposed, SameLine } from './flow-editor.js';
import { lengthsInBars } from './lengths-in-spans.js';
import { openQuestion } from './open-question.js';
import { readEdits } from './read-edits.js';
import { unheardOrder } from './unheard-order.js';
import { usefulChanges } from './useful-changes.js';
import { withoutReplaced } from './without-replaced.js';

export const whatToChange = 'What should change in this strategy?';

export function editPlan(
  commands: readonly FlowCommand[],
  title: string,
  done: readonly string[],
  assumptions: readonly Assumption[],
  left: readonly string[],
): Plan {
  return { status: 'plan', title, summary: done.join(' '), commands, assumptions, left, newStrategy: false };
}

/** Carries out what a follow-up says on one strategy of a flow. */
export class EditPlanner {
  /** Another name is no change of the graph. */
  readonly renamed: FlowCommand[] = [];
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
    const rest = lexemes.filter((lexeme) => !taken.has(lexeme));
    this.lexemes = lengthsInBars(rest, text, editor);
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
    reader.bands = this.editor.bands;
    reader.level = this.editor.average;
    return readRequest(reader);
  }

  plan(): Plan {
    const early = this.carryOut();
    if (early !== null) return early;
    const commands = this.editor.draft.commandsFrom(this.editor.flow);
    if (commands.length === 0 && this.renamed.length === 0) return this.nothingChanged();
    return editPlan(
      [...this.renamed, ...commands],
      this.editor.flow.name,
      this.editor.done,
      this.assumptions,
      this.left,
    );
  }

  /** Changes the draft; a plan when something is to be asked first, or cannot be. */
  carryOut(): Plan | null {
    const { editor } = this;
    if (editor.legs.length > 1 && this.changesMoreThanSettings()) return this.askForLeg();
    const limited = askForPause(this.text, editor);
    if (limited !== null) return limited;
    const used: ReadEdit[] = [];
    // "On 4h bars but keep the RSI daily": the bars of the one are measured by those of the other.
    if (this.words.some(({ is }) => is === 'set-bars')) changeMarket(editor, this.request);
    try {
      const changed = this.family?.apply();
      if (changed?.is === 'unclear')
        return { status: 'clarify', question: changed.question, choices: changed.choices };
      for (const edit of this.edits) {
        const { word } = edit;
        if (word.is === 'rename') {
          this.renamed.push({ type: 'RenameFlow', name: word.name });
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
      const order = this.request.rules.length > 0 ? this.unheard(used) : null;
      if (order !== null) return order;
      const senseless = this.senseless();
      if (senseless !== null) return { status: 'refused', reason: senseless };
      this.changeAsTold();
    } catch (error) {
      if (error instanceof SameLine)
        return {
          status: 'clarify',
          question: `"${this.text.trim().slice(0, 120)}" was not understood: it names a line and not what it is compared with. ${whatToChange}`,
          choices: usefulChanges(editor),
        };
      if (error instanceof Opposed)
        return {
          status: 'clarify',
          question: `"${this.text.trim().slice(0, 120)}" and "${error.present}", which is there already, never hold together on one bar. Which of the two should hold?`,
          choices: [],
        };
      if (error instanceof NotExpressible)
        return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
      throw error;
    }
    return null;
  }

  get assumptions(): readonly Assumption[] {
    const notes = this.request.notes.map((note) => ({ ...note, nodeId: this.editor.rules.id }));
    return [...notes, ...this.editor.assumed];
  }

  /** A question about an order that was not understood, where its condition was. */
  private unheard(used: readonly ReadEdit[]): Plan | null {
    const taken = new Set(used.flatMap((edit) => edit.taken));
    const unheard = unheardOrder(
      this.lexemes.filter((lexeme) => !taken.has(lexeme)),
      this.text,
    );
    if (unheard === null) return null;
    const { order, condition } = unheard;
    return {
      status: 'clarify',
      question: `"${order}" was not understood. What should happen when ${condition}?`,
      choices: [
        `Also exit when ${condition}`,
        `Only enter when ${condition}`,
        `Stop everything when ${condition}`,
      ],
    };
  }

  /** A rule that can never, or must always, be true. */
  private senseless(): string | null {
    for (const { condition } of [...this.request.rules, ...this.request.filters]) {
      const reason = contradiction({ enter_long: condition });
      if (reason !== null) return reason;
    }
    return null;
  }

  private changeAsTold(): void {
    const { editor } = this;
    this.request = asPresent(editor, this.request);
    const { request } = this;
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
      choices: usefulChanges(this.editor),
    };
  }

  get left(): readonly string[] {
    return this.request.left.map(({ text }) => text);
  }

  /** What to say when nothing is another than before. */
  nothingChanged(): Plan {
    const { request, editor } = this;
    if (this.words.some(({ is }) => is === 'leave') && editor.done.length === 0)
      return { status: 'answer', text: 'Nothing is changed: the strategy stays as it is.' };
    // "Long only when ...", of which only the first half was understood.
    if (editor.done.length > 0 && request.left.length === 0)
      return { status: 'answer', text: `Nothing had to change. ${editor.done.join(' ')}` };
    if (
      request.timeframe !== null &&
      request.timeframe === editor.timeframe &&
      !this.lexemes.some(({ is }) => is === 'unknown' || is === 'indicator')
    )
      return {
        status: 'answer',
        text: `Nothing had to change: it runs on ${editor.timeframe} bars already.`,
      };
    if (this.lexemes.some((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'undo')) {
      return {
        status: 'answer',
        text: howToTakeBack,
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
      choices: usefulChanges(editor),
    };
  }
}

/** "One trade per week": trades are limited by the day, or by the bars between them. */
function askForPause(text: string, editor: FlowEditor): Plan | null {
  const found =
    /\b(?:one|1|a single) (?:trade|entry|buy|position) (?:per|a|each|every) (week|month)\b/i.exec(text) ??
    /\b(?:not more than|no more than|at most|only|max|maximum) once (?:per|a|each|every) (week|month)\b/i.exec(
      text,
    );
  if (found === null || editor.riskNode('pyramiding') !== null) return null;
  const bars = barsIn(found[1]?.toLowerCase() === 'week' ? 7 : 30, 'day', editor.timeframe);
  return {
    status: 'clarify',
    question: `How many trades there are can be limited by the day, or by the bars that pass between them. Should ${bars} bars pass?`,
    choices: [`Wait ${bars} bars between trades`, 'At most 1 trade a day'],
  };
}
