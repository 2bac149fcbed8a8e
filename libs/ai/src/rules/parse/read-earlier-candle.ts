import type { Pattern } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  field,
  mapCondition,
  previous,
  type Series,
} from '../request/expression.js';
import { closedBar, readBarBefore } from './bar-before.js';
import { candleShapes } from './candle-shapes.js';
import type { Reader } from './reader.js';

/** `yesterday closed red`, `the previous candle was a doji`, `yesterday was an inside bar`: a candle before this one. */
export function readEarlierCandle(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const bar = readBarBefore(reader);
    if (bar === null) return null;
    if (reader.isVerb('close')) reader.at++;
    reader.skipBe();
    const negated = reader.takeMark('not');
    const lexeme = reader.take('pattern');
    const shape = lexeme === null ? undefined : (candleShapes[lexeme.pattern] ?? closes[lexeme.pattern]);
    if (shape === undefined) return null;
    reader.take('candle');
    const earlier = shifted(shape, (part) => closedBar(reader, part, bar) ?? part);
    return negated ? { kind: 'not', of: earlier } : earlier;
  });
}

/** "Yesterday was a down day": closed lower than the day before it. */
const closes: Readonly<Partial<Record<Pattern, Condition>>> = {
  rising: compare(field('close'), '>', previous(field('close'))),
  falling: compare(field('close'), '<', previous(field('close'))),
};

/** A candle so many bars before: each of its prices is that of an earlier bar. */
export function shifted(condition: Condition, before: (part: Series) => Series): Condition {
  return mapCondition(condition, (part) => {
    if (part.kind === 'field') return before(part);
    // One bar before the bar before is two bars before.
    if (
      part.kind === 'previous' &&
      part.of.kind === 'previous' &&
      part.span.unit === 'bar' &&
      part.of.span.unit === 'bar'
    )
      return { ...part.of, span: { value: part.span.value + part.of.span.value, unit: 'bar' } };
    return part;
  });
}
