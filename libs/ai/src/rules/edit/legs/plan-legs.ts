import type { Flow } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../../../planner.js';
import { GraphDraft } from '../../build/graph-draft.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { EditPlanner, editPlan } from '../edit-planner.js';
import { readFamilyEdit } from '../families/family-edit.js';
import { FlowEditor } from '../flow-editor.js';
import { copyLeg, pricesIn } from './copy-leg.js';
import { baseOf, type Leg, separateLegs } from './leg.js';
import { type LegEdit, readLegEdits } from './read-leg-edits.js';

/** A follow-up on a flow whose legs can be changed one by one; null when it is about a flow's only strategy. */
export function planLegs(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const draft = new GraphDraft(flow);
  const legs = separateLegs(draft);
  if (legs === null || legs.length === 0) return null;
  const edits = readLegEdits(lexemes, text, legs);
  if (legs.length === 1 && edits.every(({ target }) => target.is === 'all')) return null;
  return new LegsPlanner(flow, draft, legs, text).plan(edits);
}

class LegsPlanner {
  private readonly done: string[] = [];
  private readonly left: string[] = [];
  private readonly assumptions: Assumption[] = [];
  private legs: readonly Leg[];

  constructor(
    private readonly flow: Flow,
    private readonly draft: GraphDraft,
    legs: readonly Leg[],
    private readonly text: string,
  ) {
    this.legs = legs;
  }

  plan(edits: readonly LegEdit[]): Plan | null {
    let unchanged: Plan | null = null;
    const inOrder = [
      ...edits.filter(({ target }) => target.is === 'new'),
      ...edits.filter(({ target }) => target.is !== 'new'),
    ];
    for (const { target, lexemes } of inOrder) {
      switch (target.is) {
        case 'open':
          return this.askWhere(target.symbol);
        case 'absent':
          return {
            status: 'clarify',
            question: `${target.symbol} is not traded here: ${this.legs.map(({ symbol }) => symbol).join(', ')} ${this.legs.length === 1 ? 'is' : 'are'}. Should it be?`,
            choices: [`trade ${target.symbol} too`],
          };
        case 'gone':
          if (target.legs.length >= this.legs.length)
            return {
              status: 'clarify',
              question: 'Then no market would be left. Which one should be traded?',
              choices: [],
            };
          for (const leg of target.legs) this.remove(leg);
          break;
        case 'new': {
          const [like] = this.legs;
          if (like === undefined) return null;
          const added: Leg[] = [];
          for (const symbol of target.symbols) {
            const prices = pricesIn(this.draft, like);
            // "Also buy ETH when ..." tells rules of its own.
            if (prices.length > 0 && !lexemes.some(({ is }) => is === 'number'))
              return askPrices(like, symbol, prices);
            added.push(copyLeg(this.draft, like, symbol));
            this.done.push(`${symbol} is traded like ${like.symbol}.`);
          }
          this.legs = [...this.legs, ...added];
          const early = this.change(added, lexemes);
          if (early.asked !== null) return early.asked;
          break;
        }
        default: {
          const { asked, unchanged: same } = this.change(
            target.is === 'leg' ? [target.leg] : this.legs,
            lexemes,
          );
          if (asked !== null) return asked;
          unchanged ??= same;
        }
      }
    }
    const commands = this.draft.commandsFrom(this.flow);
    if (commands.length === 0) return unchanged;
    return editPlan(commands, this.flow.name, [...new Set(this.done)], this.assumptions, [
      ...new Set(this.left),
    ]);
  }

  /** Carries the same words out on each of these legs. */
  private change(
    legs: readonly Leg[],
    lexemes: readonly Lexeme[],
  ): { readonly asked: Plan | null; readonly unchanged: Plan | null } {
    if (lexemes.every(({ is }) => is === 'mark' || is === 'filler' || is === 'leg'))
      return { asked: null, unchanged: null };
    let unchanged: Plan | null = null;
    let open: Plan | null = null;
    const untouched: string[] = [];
    const before = this.done.length;
    for (const leg of legs) {
      const present = this.legs.find(({ rules }) => rules === leg.rules) ?? leg;
      const editor = FlowEditor.ofLeg(this.flow, this.draft, present);
      if (editor === null) continue;
      const planner = new EditPlanner(editor, lexemes, this.text, readFamilyEdit(editor, lexemes, this.text));
      const asked = planner.carryOut() ?? (editor.done.length === 0 ? planner.nothingChanged() : null);
      if (asked !== null && asked.status !== 'answer') {
        // "30 to 28" may stand in one leg alone.
        if (asked.status !== 'clarify' || legs.length === 1)
          return {
            asked: legs.length === 1 && this.legs.length > 1 ? forLeg(asked, leg, this.flow) : asked,
            unchanged: null,
          };
        open ??= asked;
        untouched.push(leg.symbol);
        continue;
      }
      unchanged = asked ?? { status: 'answer', text: `Nothing had to change. ${editor.done.join(' ')}` };
      const one = legs.length < this.legs.length || open !== null ? `${leg.symbol}: ` : '';
      this.done.push(...editor.done.map((said) => `${one}${said}`));
      this.left.push(...planner.left);
      for (const assumption of planner.assumptions)
        if (!this.assumptions.some(({ text }) => text === assumption.text)) this.assumptions.push(assumption);
      this.legs = separateLegs(this.draft) ?? this.legs;
    }
    if (open !== null && this.done.length === before) return { asked: open, unchanged: null };
    if (untouched.length > 0)
      this.done.push(`${untouched.join(' and ')} ${untouched.length === 1 ? 'stays' : 'stay'} as before.`);
    return { asked: null, unchanged };
  }

  private remove(leg: Leg): void {
    this.legs = this.legs.filter(({ rules }) => rules !== leg.rules);
    // Prices that another leg reads stay.
    const kept = new Set(this.legs.flatMap(({ nodes }) => [...nodes]));
    for (const id of leg.nodes) if (!kept.has(id)) this.draft.remove(id);
    this.done.push(`${leg.symbol} is traded no more.`);
  }

  private askWhere(symbol: string): Plan {
    const held = this.legs.map((leg) => baseOf(leg.symbol)).join(' and ');
    // What is told of it goes on holding.
    const at = this.text.toUpperCase().indexOf(symbol);
    const behind = at === -1 ? '' : this.text.slice(at + symbol.length).replace(/^'s\b/, ',');
    const rest = /\d/.test(behind) ? behind.replace(/^ but\b/, ',') : '';
    return {
      status: 'clarify',
      question: `This strategy trades ${held}. Should ${symbol} be traded as well, or in its place?`,
      choices: [
        `trade ${symbol} too${rest}`,
        ...(this.legs.length === 1 ? [`trade ${symbol} instead${rest}`] : []),
      ],
    };
  }
}

/** The choices of a question about one leg stay with it. */
function forLeg(asked: Plan, leg: Leg, flow: Flow): Plan {
  if (asked.status !== 'clarify') return asked;
  const opening = Object.hasOwn(flow.nodes, leg.rules) ? `For ${leg.symbol}` : `Trade ${leg.symbol} too`;
  return { ...asked, choices: asked.choices.map((choice) => `${opening}, ${choice}`) };
}

function askPrices(like: Leg, symbol: string, prices: readonly number[]): Plan {
  return {
    status: 'clarify',
    question: `${prices.join(' and ')} ${prices.length === 1 ? 'is a price' : 'are prices'} of ${like.symbol}. At which prices should ${symbol} be traded?`,
    choices: [],
  };
}
