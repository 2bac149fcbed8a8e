import type { FlowCommand, FlowNode, Params } from '@strategy-builder/domain';
import type { Assumption } from '../../planner.js';

/** Everything that a plan writes, for looking up what a text has said. */
export class Written {
  private readonly numbers = new Set<number>();
  private readonly kinds = new Set<string>();
  private readonly assumedKinds = new Set<string>();
  /** Sizes of bars, those inside of formulas too. */
  readonly timeframes: string[] = [];
  /** Formulas of the rules and of what they read. */
  formulas = '';
  /** Parameters that are words, and sentences to people. */
  private words = '';

  /**
   * `present` are the nodes that stay; `told` is what else is said to people. A value that was assumed because none was
   * named accounts for nothing that a text says, the market excepted.
   */
  constructor(
    commands: readonly FlowCommand[],
    assumptions: readonly Assumption[],
    present: readonly FlowNode[],
    told: string,
  ) {
    const assumed = new Set<string>();
    for (const { nodeId, param, text } of assumptions) {
      if (nodeId !== undefined && param !== undefined && text.includes('was named'))
        assumed.add(`${nodeId}.${param}`);
      else this.words += ` ${text}`;
    }
    this.words += ` ${told}`;
    for (const { id, kind, params, formula } of present) {
      this.kinds.add(kind);
      this.write(id, params, formula, assumed);
    }
    for (const command of commands) {
      if (command.type === 'AddNode') {
        this.kinds.add(command.kind);
        if (assumed.has(`${command.id}.value`)) this.assumedKinds.add(command.kind);
        this.write(command.id ?? '', command.params ?? {}, command.formula, assumed);
      } else if (command.type === 'EditNode')
        this.write(command.id, command.params ?? {}, undefined, assumed);
      else if (command.type === 'SetFormula') this.write(command.id, {}, command.formula, assumed);
    }
    this.words = this.words.toUpperCase();
    this.readNumbers(this.words);
    this.readNumbers(this.formulas);
  }

  hasNumber(value: number): boolean {
    return this.numbers.has(Math.fround(Math.abs(value)));
  }

  /** One number is that many times another: a target of three times the risk. */
  hasRatio(times: number): boolean {
    for (const number of this.numbers) if (number > 0 && this.hasNumber(number * times)) return true;
    return false;
  }

  hasWord(word: string): boolean {
    return this.words.includes(word.toUpperCase());
  }

  /** A node of a kind whose value somebody named. */
  hasStated(kind: string): boolean {
    return this.kinds.has(kind) && !this.assumedKinds.has(kind);
  }

  hasKind(kind: string): boolean {
    return this.kinds.has(kind);
  }

  private write(id: string, params: Params, formula: string | undefined, assumed: ReadonlySet<string>): void {
    for (const name of Object.keys(params)) {
      const value = params[name];
      if (name === 'timeframe') this.timeframes.push(String(value));
      if (name !== 'symbol' && assumed.has(`${id}.${name}`)) continue;
      if (typeof value === 'number') this.numbers.add(Math.fround(Math.abs(value)));
      else this.words += ` ${String(value)}`;
    }
    if (formula !== undefined) this.formulas += `${formula}\n`;
  }

  /** Numbers by themselves: those inside of names, such as `rsi_14`, are none; `@1d` is a size of bars. */
  private readNumbers(text: string): void {
    let at = 0;
    while (at < text.length) {
      const first = text.charCodeAt(at);
      const from = at++;
      if (isDigit(first)) {
        while (isInNumber(text, at)) at++;
        this.numbers.add(Math.fround(Number(text.slice(from, at))));
      } else if (first === atSign || isInName(first)) {
        while (isInName(text.charCodeAt(at))) at++;
        if (first === atSign) this.timeframes.push(text.slice(from + 1, at));
      }
    }
  }
}

const atSign = 64;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A digit, or the point before one. */
function isInNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)));
}

function isInName(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
