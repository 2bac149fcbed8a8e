import type { Token } from '../scan/token.js';
import { plainName } from './call-in-words.js';
import { crossingOf } from './library-names.js';
import { barsAgo, extremeOf, numberIn, takePrimary, valuesInParentheses } from './spoken-terms.js';
import { closing, isSymbol, nameAt, nameLength, symbolAt, wordAt } from './tokens.js';

/** A method of what was written last: its dot, name and values, and the place behind its call. */
export interface MethodCall {
  readonly dot: Token;
  readonly name: string;
  readonly values: readonly (readonly Token[])[];
  readonly end: number;
}

/** The measures of a window, as averages are called. */
const measures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rolling: { mean: 'sma', std: 'stdev' },
  ewm: { mean: 'ema' },
};

/** Puts a method into words behind `out`; gives the place behind it, null when it is none that is known. */
export function methodInWords(method: MethodCall, tokens: readonly Token[], out: Token[]): number | null {
  const { dot, name, values, end } = method;
  const low = plainName(name);
  const number = numberIn(values[0]);
  if (low === 'shift' && number !== null && number >= 0) {
    out.push(...barsAgo(dot, number));
    return end;
  }
  if ((low === 'rolling' || low === 'ewm') && number !== null)
    return windowInWords(method, number, tokens, out);
  if (values.length !== 1) return null;
  const crossing = crossingOf(name);
  if (crossing !== null) {
    const left = takePrimary(out);
    out.push(wordAt(dot, crossing), ...valuesInParentheses(dot, [left, values[0] ?? []]));
    return end;
  }
  const compared = low.endsWith('above') ? '>' : low.endsWith('below') ? '<' : null;
  if (compared === null) return null;
  out.push(symbolAt(dot, compared), ...(values[0] ?? []));
  return end;
}

/** `.rolling(20).mean()`, `.ewm(span=12).mean()`, `.rolling(20).max()`. */
function windowInWords(
  { dot, name, values, end }: MethodCall,
  bars: number,
  tokens: readonly Token[],
  out: Token[],
): number {
  const low = plainName(name);
  const measure = nameAt(tokens, end + 1).toLowerCase();
  const average = measures[low]?.[measure];
  const extreme = low === 'rolling' && (measure === 'max' || measure === 'min');
  const inner = takePrimary(out);
  if (average !== undefined)
    out.push(wordAt(dot, average), ...valuesInParentheses(dot, [inner, values[0] ?? []]));
  else if (extreme) out.push(...extremeOf(dot, bars, measure === 'max', inner));
  else out.push(...inner, wordAt(dot, low), wordAt(dot, measure));
  const behind = end + 1 + nameLength(tokens, end + 1);
  return isSymbol(tokens[behind], '(') ? closing(tokens, behind) + 1 : behind;
}
