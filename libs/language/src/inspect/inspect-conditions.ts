import type { Value } from '../ir/operation.js';
import { printFormula } from '../syntax/format.js';
import type { BinaryExpression, Expression } from '../syntax/tree.js';
import type { Conditions } from './conditions.js';
import type { Traced } from './inspect-program.js';
import { partsOf, replaced, topsOf } from './parts.js';
import type { FormulaWarning } from './warning.js';
import { conjuncts, inWords, rangeInWords } from './words.js';

/** What is wrong with the conditions of one formula; a part is reported where it is written, not in all around it. */
export function inspectConditions(traced: Traced, conditions: Conditions): readonly FormulaWarning[] {
  return new Inspection(traced, conditions).warnings();
}

/** Two numbers that a condition compares. */
interface Compared {
  readonly a: Expression;
  readonly b: Expression;
}

class Inspection {
  private readonly parts: readonly Expression[];
  /** The `and` or `or` that a condition stands in. */
  private readonly around = new Map<Expression, BinaryExpression>();

  constructor(
    private readonly traced: Traced,
    private readonly conditions: Conditions,
  ) {
    this.parts = partsOf(traced.formula);
    for (const part of this.parts) {
      if (part.kind !== 'binary' || (part.operator !== 'and' && part.operator !== 'or')) continue;
      this.around.set(part.left, part);
      this.around.set(part.right, part);
    }
  }

  warnings(): readonly FormulaWarning[] {
    return this.parts.flatMap((part) => {
      const value = this.traced.values.get(part);
      if (value === undefined || this.conditions.graph.type(value) !== 'boolean') return [];
      if (part.kind === 'binary' && (part.operator === 'and' || part.operator === 'or')) {
        return this.joined(part, value);
      }
      if (part.kind === 'binary') return this.single(part, value, { a: part.left, b: part.right });
      if (part.kind !== 'call' || part.name === 'if') return [];
      const [a, b] = part.arguments;
      const compares = part.name.startsWith('crosses_') && a !== undefined && b !== undefined;
      return this.single(part, value, compares ? { a, b } : null);
    });
  }

  private single(part: Expression, value: Value, compared: Compared | null): readonly FormulaWarning[] {
    const { conditions } = this;
    if (compared !== null && this.areStrangers(compared)) return [this.strangers(part, compared)];
    if (!conditions.canBe(true, value)) {
      const why = compared === null ? '' : this.why(compared);
      const inside = compared === null ? null : this.windowWithItself(compared);
      return [
        this.warning('never-true', part, `${inWords(part)} is never true${why}.`, {
          hint:
            inside === null
              ? 'change the number, or the side that it is compared with'
              : `a window includes the current bar: write ${inWords(before(inside))} for the bars before it`,
          ...(inside === null
            ? this.leftOut(part, 'or')
            : this.fix('Compare with the bars before', inside, before(inside))),
        }),
      ];
    }
    if (conditions.canBe(false, value)) return [];
    const why = compared === null ? '' : this.why(compared);
    return [
      this.warning('always-true', part, `${inWords(part)} is always true${why}.`, {
        hint: 'leave it out, or change the number',
        ...this.leftOut(part, 'and'),
      }),
    ];
  }

  private joined(part: BinaryExpression, value: Value): readonly FormulaWarning[] {
    const { conditions } = this;
    const [left, right] = [part.left, part.right].map((side) => this.traced.values.get(side));
    if (left === undefined || right === undefined) return [];
    if (part.operator === 'and') {
      const isPlain = conditions.canBe(true, left) && conditions.canBe(true, right);
      return isPlain && !conditions.canBe(true, value) ? [this.contradiction(part, right)] : [];
    }
    const isPlain = conditions.canBe(false, left) && conditions.canBe(false, right);
    if (!isPlain || conditions.canBe(false, value)) return [];
    return [
      this.warning(
        'always-true',
        part,
        `${inWords(part)} is always true: every bar fulfils one of the two.`,
        {
          hint: 'write "and" if both are meant',
          ...this.fix('Write "and"', part, { ...part, operator: 'and' }),
        },
      ),
    ];
  }

  private contradiction(part: BinaryExpression, right: Value): FormulaWarning {
    const against = conjuncts(part.left).find((other) => {
      const value = this.traced.values.get(other);
      return value !== undefined && !this.conditions.canMeet(value, right);
    });
    const first = against ?? part.left;
    const isWhole = first === part.left;
    const fix = isWhole ? this.fix('Write "or"', part, { ...part, operator: 'or' }) : {};
    const message = `${inWords(first)} and ${inWords(part.right)} are never true on the same bar.`;
    return this.warning('contradiction', part, message, {
      hint: 'write "or" if one of them is enough, or change one of them',
      ...fix,
    });
  }

  private areStrangers({ a, b }: Compared): boolean {
    const [left, right] = this.valuesOf({ a, b });
    return left !== undefined && right !== undefined && this.conditions.areStrangers(left, right);
  }

  private strangers(part: Expression, { a, b }: Compared): FormulaWarning {
    const [left] = this.valuesOf({ a, b });
    const isPrice = left !== undefined && this.conditions.isPrice(left);
    const [price, oscillator] = isPrice ? [a, b] : [b, a];
    return this.warning(
      'price-with-oscillator',
      part,
      `${inWords(part)} compares the price ${inWords(price)} with the oscillator ${inWords(oscillator)}: they are not on one scale.`,
      { hint: `compare ${inWords(oscillator)} with a number, and ${inWords(price)} with another price` },
    );
  }

  private valuesOf({ a, b }: Compared): readonly [Value | undefined, Value | undefined] {
    return [this.traced.values.get(a), this.traced.values.get(b)];
  }

  /** The reason, as the rest of a sentence. */
  private why({ a, b }: Compared): string {
    const { conditions } = this;
    const [left, right] = this.valuesOf({ a, b });
    if (left === undefined || right === undefined) return '';
    if (left === right) return ': both sides are the same';
    const fixed = (value: Value): boolean => conditions.graph.constantAt(value) !== null;
    const ranges = [
      ...(fixed(left) ? [] : [{ side: a, words: rangeInWords(conditions.range(left)) }]),
      ...(fixed(right) ? [] : [{ side: b, words: rangeInWords(conditions.range(right)) }]),
    ];
    if (conditions.isAtMost(left, right) && ranges.length === 2)
      return `: ${inWords(a)} is never above ${inWords(b)}`;
    if (conditions.isAtMost(right, left) && ranges.length === 2)
      return `: ${inWords(a)} is never below ${inWords(b)}`;
    const known = ranges.filter(({ words }) => words !== null);
    return known.length === 0
      ? ''
      : `: ${known.map(({ side, words }) => `${inWords(side)} ${words}`).join(', and ')}`;
  }

  /** The highest or lowest of some bars, when it is never passed only because this bar is one of them. */
  private windowWithItself({ a, b }: Compared): Expression | null {
    const { graph } = this.conditions;
    const [left, right] = this.valuesOf({ a, b });
    if (left === undefined || right === undefined || left === right) return null;
    const isWindow = (value: Value): boolean => {
      const operation = graph.operation(value);
      return operation.op === 'window' && (operation.name === 'highest' || operation.name === 'lowest');
    };
    if (graph.constantAt(left) !== null || graph.constantAt(right) !== null) return null;
    if (isWindow(right)) return b;
    return isWindow(left) ? a : null;
  }

  /** The way out of a condition that changes nothing where it stands. */
  private leftOut(part: Expression, operator: 'and' | 'or'): Pick<FormulaWarning, 'fix'> {
    const around = this.around.get(part);
    if (around?.operator === operator)
      return this.fix('Leave it out', around, around.left === part ? around.right : around.left);
    const isLine = topsOf(this.traced.formula).includes(part);
    return operator === 'and' && isLine
      ? this.fix('Write "true"', part, { kind: 'truth', value: true, at: part.at })
      : {};
  }

  private fix(label: string, part: Expression, by: Expression): Pick<FormulaWarning, 'fix'> {
    return { fix: { label, formula: printFormula(replaced(this.traced.formula, part, by)) } };
  }

  private warning(
    code: FormulaWarning['code'],
    { at }: Expression,
    message: string,
    rest: Pick<FormulaWarning, 'hint' | 'fix'>,
  ): FormulaWarning {
    return { code, node: this.traced.node.id, position: at.position, length: at.length, message, ...rest };
  }
}

function before(window: Expression): Expression {
  const { at } = window;
  const one = { kind: 'number', value: 1, at } as const;
  return { kind: 'call', name: 'prev', nameAt: at, arguments: [window, one], output: null, at };
}
