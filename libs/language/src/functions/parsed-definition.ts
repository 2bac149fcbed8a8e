import { type Checked, check } from '../check/check.js';
import { attempt } from '../refusal.js';
import type { SeriesType } from '../shape.js';
import { parse } from '../syntax/parser.js';
import type { Formula } from '../syntax/tree.js';
import type { Definition } from './definition.js';

export interface ParsedDefinition {
  readonly formula: Formula;
  readonly checked: Checked;
}

const parsed = new WeakMap<Definition, ParsedDefinition>();

/** A definition's body, parsed and checked once. A mistake in it is a bug of this library and throws. */
export function parseDefinition(definition: Definition): ParsedDefinition {
  const known = parsed.get(definition);
  if (known !== undefined) return known;
  const constants = new Map<string, null>();
  const series = new Map<string, SeriesType>();
  for (const { name, type } of definition.parameters) {
    if (type === 'number' || type === 'boolean') series.set(name, type);
    else constants.set(name, null);
  }
  const result = attempt(() => {
    const formula = parse(definition.body);
    const refusePort = (): never => {
      throw new Error(`the definition of ${definition.name} has a free name`);
    };
    return {
      formula,
      checked: check(formula, {
        constants,
        series,
        port: refusePort,
        bars: () => undefined,
        timeframe: () => undefined,
      }),
    };
  });
  if (!result.ok) {
    const { message, position } = result.error;
    throw new Error(`the definition of ${definition.name} is wrong at ${position}: ${message}`);
  }
  parsed.set(definition, result.value);
  return result.value;
}
