import { columnNames } from '../columns.js';
import { maximumDepth, maximumFormulaLength, maximumWindow } from '../limits.js';

/** A part of the language that is no function, in paragraphs of Markdown. */
export interface ReferenceTopic {
  readonly title: string;
  /** What stands in a formula where this is asked for. */
  readonly words: readonly string[];
  readonly paragraphs: readonly string[];
}

export const referenceTopics: readonly ReferenceTopic[] = [
  {
    title: 'How formulas are read',
    words: [...columnNames, '@'],
    paragraphs: [
      `A formula is one expression, whose output is \`value\`; one call of a function with several outputs, which gives all of them; or lines \`name = expression\`, one output each. Later lines may use earlier ones. A formula has at most ${maximumFormulaLength.toLocaleString('en-US')} characters, parentheses and calls nest at most ${maximumDepth} deep, and a window has at most ${maximumWindow.toLocaleString('en-US')} bars.`,
      `The series of a bar are ${columnNames.map((name) => `\`${name}\``).join(', ')}; \`typical\` is (high + low + close) / 3. \`eth.close\` reads the input \`eth\`, \`macd.signal\` the output of a node, \`close@4h\` a longer timeframe, which is seen only after its bar has closed. A bare name is an input port.`,
      'Operators, the loosest first: `or`, `and`, `not`, comparisons (`<` `<=` `>` `>=` `==` `!=`), `+` and `-`, `*` and `/`, the sign.',
    ],
  },
  {
    title: 'What is not known',
    words: ['na', 'and', 'or', 'not', 'true', 'false', 'if', 'recur'],
    paragraphs: [
      'A value that is not there is `na`: in warm-up, where a window is not full yet, and where a number has no finite value (a division by zero, the logarithm of nothing positive). Arithmetic, comparisons and windows with `na` are `na`. `and`, `or`, `not` follow Kleene: `false and na` is false, `true or na` is true. `if` is `na` where its condition is. `ema`, `wilder` and `recur` pass over bars on which their input is `na` and keep their state. A simulation trades nothing until every signal has a value; later, a signal that is `na` is no signal.',
      'A window includes the current bar. Conventions are those of TA-Lib where it has one: an EMA is seeded with the mean of its first values, smoothing is Wilder’s where an entry says so, deviations are those of the population.',
      '`x = recur(initial, step)` has the value `initial` until that is known, and `step` from the bar after; inside of `step`, `x` is what it was one bar ago.',
    ],
  },
  {
    title: 'What the checks find',
    words: ['enter_long', 'exit_long', 'enter_short', 'exit_short'],
    paragraphs: [
      'A formula that can run may still not be what was meant. The page warns of a condition that is never true, such as `rsi(close, 14) > 170`; of one that is always true, such as `rsi(close, 14) >= 0`; of conditions that contradict each other, such as `rsi(close, 14) < 30 and rsi(close, 14) > 70`; of a price compared with an oscillator, such as `close > rsi(close, 14)`; of an entry on whose bars its exit is always true too, since the exit counts; and of a warm-up that is longer than the chosen data. Each is proved from the formula, for every bar that a data set can have, or not reported.',
      '`close > highest(high, 20)` is never true, since a window includes the current bar: `close > prev(highest(high, 20), 1)` compares with the bars before it.',
    ],
  },
];
