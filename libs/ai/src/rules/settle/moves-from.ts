import { type Condition, compare, field, mapTerms, scaled } from '../request/expression.js';
import type { Assumed, Lines } from './settle.js';

const bars = 20;

/** "Buy when it is 5% off its high": a high that no length was named for is that of the last 20 bars. */
export function measureFromExtremes(lines: Lines, assumed: Assumed[]): void {
  const extremes = new Set<string>();
  for (const [signal, line] of Object.entries(lines) as [keyof Lines, Condition][])
    lines[signal] = mapTerms(line, (term) => {
      if (term.kind !== 'change' || (term.from !== 'high' && term.from !== 'low')) return term;
      extremes.add(term.from);
      return fromExtreme(term, term.from);
    });
  for (const extreme of extremes)
    assumed.push({
      about: 'entry',
      text: `The ${extreme} is that of the last ${bars} bars: no length was named.`,
    });
}

function fromExtreme(
  { of, direction, percent, strict, span }: Extract<Condition, { readonly kind: 'change' }>,
  extreme: 'high' | 'low',
): Condition {
  const up = direction === 'up';
  const level = {
    kind: 'extreme',
    extreme,
    of: of.kind === 'field' ? { ...of, field: extreme } : field(extreme),
    span: span ?? { value: bars, unit: 'bar' },
  } as const;
  const op = `${up ? '>' : '<'}${strict === true ? '' : '='}` as const;
  return compare(of, op, scaled(level, Number((up ? 1 + percent / 100 : 1 - percent / 100).toPrecision(12))));
}
