import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../../planner.js';
import { unsupportedReasons } from '../answers/unsupported-reasons.js';
import { distanceParams } from '../build/build-strategy.js';
import { NotExpressible } from '../build/compile-condition.js';
import type { Lexeme } from '../lex/lexeme.js';
import { barsIn } from '../lex/timeframes.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { tradeOf } from '../parse/trade.js';
import type { Distance, Execution, Rule, Setting, StrategyRequest } from '../request/strategy-request.js';
import { applyEditWord, riskKinds } from './apply-edit-word.js';
import { type EditWord, readEditWords } from './edit-words.js';
import { FlowEditor } from './flow-editor.js';
import { openQuestion } from './open-question.js';

/** A plan that changes the present flow; null when the request asks for a new strategy. */
export function planEdit(
  lexemes: readonly Lexeme[],
  text: string,
  request: StrategyRequest,
  flow: Flow,
): Plan | null {
  if (Object.keys(flow.nodes).length === 0) return null;
  const words = readEditWords(lexemes, text);
  if (asksForNew(lexemes, request, words)) return null;
  const clear = words.find((word) => word.is === 'clear');
  if (clear !== undefined) return cleared(flow);
  const editor = FlowEditor.of(flow);
  if (editor === null) return renamedOnly(words);
  return new EditPlanner(editor, lexemes, text, words).plan();
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

class EditPlanner {
  private readonly request: StrategyRequest;
  /** "Instead of the cross exit use ...": the words for the exit that is given up. */
  private readonly givenUp: readonly Lexeme[];

  constructor(
    private readonly editor: FlowEditor,
    private readonly lexemes: readonly Lexeme[],
    text: string,
    private readonly words: readonly EditWord[],
  ) {
    const dropped = new Set(
      words.flatMap((word) => ('word' in word && word.word !== undefined ? [word.word] : [])),
    );
    this.givenUp = exitGivenUp(lexemes);
    const reader = new Reader(
      lexemes.filter((lexeme) => !dropped.has(lexeme) && !this.givenUp.includes(lexeme)),
      text,
    );
    reader.subject = editor.subject;
    this.request = readRequest(reader);
  }

  plan(): Plan {
    const { editor, request } = this;
    if (editor.legs.length > 1 && this.changesMoreThanSettings()) return this.askForLeg();
    const commands: FlowCommand[] = [];
    try {
      for (const word of this.words) {
        if (word.is === 'rename') {
          commands.push({ type: 'RenameFlow', name: word.name });
          editor.done.push(`The strategy is called ${word.name}.`);
          continue;
        }
        const rules = request.rules.length + request.filters.length;
        if (word.is === 'add-indicator' && rules > 0) continue;
        const applied = applyEditWord(editor, word);
        if (applied.is === 'unclear')
          return { status: 'clarify', question: applied.question, choices: applied.choices };
      }
      if (this.givenUp.length > 0) this.dropExits();
      this.changeMarket();
      this.changeSettings();
      this.changeSides();
      this.changeRules();
      editor.finish();
    } catch (error) {
      if (error instanceof NotExpressible)
        return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
      throw error;
    }
    commands.push(...editor.draft.commandsFrom(editor.flow));
    if (commands.length === 0) return this.nothingChanged();
    const assumptions = request.notes.map((note) => ({ ...note, nodeId: editor.rules.id }));
    return editPlan(commands, editor.flow.name, editor.done, assumptions, this.left());
  }

  /** Rules, markets and indicators of a flow with several legs belong to one another: none is changed by a guess. */
  private changesMoreThanSettings(): boolean {
    const { request } = this;
    const settings = ['scale-setting', 'drop-setting', 'rename', 'clear'];
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

  /** Numbers that a change of the graph has taken up are not left over. */
  private left(): readonly string[] {
    const changed = this.words.length > 0;
    return this.request.left
      .filter(({ what }) => (what !== 'not-understood' && what !== 'condition') || !changed)
      .map(({ text }) => text);
  }

  private nothingChanged(): Plan {
    const { request, editor } = this;
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
    const asked = openQuestion(this.lexemes, editor);
    if (asked !== null) return { status: 'clarify', ...asked };
    const unread = request.left.map(({ text }) => `"${text}"`).join(', ');
    return {
      status: 'clarify',
      question:
        unread === ''
          ? 'What should change in this strategy?'
          : `${unread} was not understood. What should change in this strategy?`,
      choices: [
        'Add a 10% take profit',
        'Change the timeframe to 4h',
        'Also sell when RSI rises above 70',
        'Create a new strategy',
      ],
    };
  }

  private changeMarket(): void {
    const { editor, request } = this;
    const data = editor.dataNode;
    if (data === null) return;
    const params: Record<string, string> = {};
    const base = (symbol: string): string => symbol.split(/[/:_-]/)[0] ?? symbol;
    const old = editor.symbol;
    const symbol = request.assets.find(
      (asset) => base(asset) !== base(old) || (asset !== base(asset) && asset !== old),
    );
    if (symbol !== undefined) params.symbol = symbol;
    if (request.venue !== null) params.exchange = request.venue;
    if (request.timeframe !== null) params.timeframe = request.timeframe;
    if (request.market !== null) params.market = request.market;
    for (const [name, value] of Object.entries(params)) {
      if (data.params[name] === value) delete params[name];
      else editor.done.push(`The ${name} is ${value}.`);
    }
    if (Object.keys(params).length === 0) return;
    editor.setParams(data.id, params);
    const { timeframe } = params;
    if (timeframe === undefined) return;
    // Bars of two sizes cannot be read in one strategy.
    for (const node of editor.draft.nodes.values()) {
      if (node.type === 'data' && node.id !== data.id) editor.setParams(node.id, { timeframe });
    }
  }

  private changeSettings(): void {
    const { editor, request } = this;
    this.changeDistance('stop_loss', request.stop, 5);
    this.changeDistance('take_profit', request.target, 10);
    this.changeDistance('trailing_stop', request.trail, 5);
    if (request.size.is === 'given') {
      editor.setRisk('position_size', { mode: request.size.value.mode, value: request.size.value.value });
      editor.done.push(
        `The position size is ${request.size.value.value} (${request.size.value.mode.replaceAll('_', ' ')}).`,
      );
    }
    if (request.size.is === 'none' && editor.removeRisk('position_size'))
      editor.done.push('The position size is removed: all cash is used.');
    if (request.timeExit.is === 'given') {
      const { value, unit } = request.timeExit.value;
      editor.setRisk('time_exit', { period: barsIn(value, unit, editor.timeframe) });
      editor.done.push(`Positions are closed after ${value} ${unit}${value === 1 ? '' : 's'}.`);
    }
    if (request.timeExit.is === 'none' && editor.removeRisk('time_exit'))
      editor.done.push('The time exit is removed.');
    if (request.reward !== null) {
      const stop = editor.riskNode('stop_loss')?.params;
      const value = typeof stop?.value === 'number' ? stop.value : 5;
      const mode = stop?.mode === 'atr' ? 'atr' : 'percent';
      editor.setRisk('take_profit', { mode, value: Number((value * request.reward).toPrecision(12)) });
      editor.done.push(`The target is ${request.reward} times the stop's distance.`);
    }
    for (const { kind, params } of request.limits) {
      editor.setRisk(kind, params);
      editor.done.push(`${capital(kind.replaceAll('_', ' '))} is set.`);
    }
    if (request.execution !== null) this.changeExecution(request.execution);
  }

  private changeExecution({ kind, params }: Execution): void {
    const { editor } = this;
    const present = [...editor.draft.nodes.values()].find(({ type }) => type === 'execution');
    if (present?.kind === kind) {
      editor.setParams(present.id, params);
      return;
    }
    const id = editor.draft.add(kind === 'grid' ? kind : `${kind}_order`, {
      type: 'execution',
      kind,
      label: null,
      description: '',
      params,
      formula: null,
    });
    if (present !== undefined) {
      const into = editor.draft.edgesInto(present.id);
      editor.draft.remove(present.id);
      for (const edge of into) editor.draft.connect(edge.source, edge.sourcePort, id, edge.targetPort);
    }
    editor.done.push(`Orders are ${kind} orders.`);
  }

  private changeDistance(kind: string, setting: Setting<Distance>, standard: number): void {
    const { editor } = this;
    const name = kind.replaceAll('_', ' ');
    if (setting.is === 'none') {
      if (editor.removeRisk(kind)) editor.done.push(`The ${name} is removed.`);
      return;
    }
    if (setting.is !== 'given') return;
    const scaled = this.words.some((word) => word.is === 'scale-setting');
    const dropped = this.words.some((word) => word.is === 'drop-setting' && riskKinds[word.head] === kind);
    if (setting.value.value === null && (editor.riskNode(kind) !== null || scaled || dropped)) return;
    const distance = { ...setting.value, value: setting.value.value ?? standard };
    const measured =
      distance.mode === 'atr' ? { ...distance, atrPeriod: distance.atrPeriod ?? 14 } : distance;
    editor.setRisk(kind, distanceParams(measured));
    editor.done.push(`The ${name} is ${distance.value}${distance.mode === 'atr' ? ' ATR' : '%'}.`);
  }

  private changeSides(): void {
    const { editor, request } = this;
    const { sides } = request;
    const wantsShort =
      sides === 'both' || (request.mirrored && request.bareActions.some(({ side }) => side === 'short'));
    if (sides === 'long' && editor.ruleLines.has('enter_long')) {
      if (!editor.ruleLines.has('enter_short')) editor.done.push('The strategy is long only already.');
      this.dropSide('short');
    }
    if (sides === 'short' && editor.ruleLines.has('enter_short')) this.dropSide('long');
    if (wantsShort) applyEditWord(editor, { is: 'both-sides' });
  }

  private dropExits(): void {
    const dropped = ['exit_long', 'exit_short'].filter((signal) => this.editor.removeLine(signal));
    if (dropped.length > 0) this.editor.done.push('The exit rule is removed.');
  }

  private dropSide(side: 'long' | 'short'): void {
    const dropped = [`enter_${side}`, `exit_${side}`].filter((signal) => this.editor.removeLine(signal));
    if (dropped.length > 0) this.editor.done.push(`The ${side} side is removed.`);
  }

  private changeRules(): void {
    const { editor, request } = this;
    const adds = this.lexemes.some(
      (lexeme) =>
        (lexeme.is === 'mark' && lexeme.mark === 'also') || (lexeme.is === 'edit' && lexeme.edit === 'add'),
    );
    // "or when price touches the lower band"
    const [opening] = this.lexemes;
    const alternates = opening?.is === 'mark' && opening.mark === 'or';
    for (const rule of request.rules) {
      for (const signal of this.signalsOf(rule)) {
        const present = editor.ruleLines.has(signal);
        // "Only buy when", or a condition without a word for trading, narrows the entries that are there.
        const how =
          alternates || (adds && rule.only !== true) ? 'or' : rule.only === true ? 'and' : 'replace';
        editor.setLine(signal, rule.condition, how);
        editor.done.push(`${signal} is ${!present ? 'added' : how === 'replace' ? 'replaced' : 'extended'}.`);
      }
    }
    for (const filter of request.filters) {
      for (const signal of ['enter_long', 'enter_short']) {
        const applies = filter.side === null || signal === `enter_${filter.side}`;
        if (!applies || !editor.ruleLines.has(signal)) continue;
        editor.setLine(signal, filter.condition, 'and');
        editor.done.push(`${signal} has one more condition.`);
      }
    }
  }

  private signalsOf(rule: Rule): readonly string[] {
    const { ruleLines } = this.editor;
    if (rule.act === 'enter') {
      // "add a filter: price above the 200 EMA" names no side and no action of its own.
      return [rule.side === 'short' ? 'enter_short' : 'enter_long'];
    }
    const short = ruleLines.has('enter_short');
    const long = ruleLines.has('enter_long');
    if (rule.act === 'sell') return long || !short ? ['exit_long'] : ['enter_short'];
    if (rule.side !== null) return [`exit_${rule.side}`];
    if (long && short) return ['exit_long', 'exit_short'];
    return [short ? 'exit_short' : 'exit_long'];
  }
}

/** "Instead of the cross exit use a 3 ATR trailing stop": what stands before "use", when it names an exit rule. */
function exitGivenUp(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const from = lexemes.findIndex((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'instead');
  if (from === -1 || from > 2) return [];
  const length = lexemes
    .slice(from, from + 8)
    .findIndex((lexeme) => lexeme.is === 'edit' && (lexeme.edit === 'use' || lexeme.edit === 'add'));
  if (length === -1) return [];
  const words = lexemes.slice(from, from + length + 1);
  const exits = words.some((lexeme) => lexeme.is === 'action' && tradeOf[lexeme.action].act === 'exit');
  return exits ? words : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
