import { averages } from './averages.js';
import { calendar } from './calendar.js';
import { candles } from './candles.js';
import { type Definition, signatureOf } from './definition.js';
import { momentum } from './momentum.js';
import { forms, primitives } from './primitives.js';
import { range } from './range.js';
import type { Signature } from './signature.js';
import { statistics } from './statistics.js';
import { trend } from './trend.js';
import { volume } from './volume.js';

/** Every function that is written in the language, by name. */
export const definitions: ReadonlyMap<string, Definition> = new Map(
  [...averages, ...statistics, ...momentum, ...range, ...trend, ...volume, ...calendar, ...candles].map(
    (definition) => [definition.name, definition],
  ),
);

/** Every function that can be called, by name; `if` and `recur` are forms and stand apart. */
export const signatures: ReadonlyMap<string, Signature> = new Map([
  ...Object.values(primitives).map((signature): [string, Signature] => [signature.name, signature]),
  ...[...definitions.values()].map((definition): [string, Signature] => [
    definition.name,
    signatureOf(definition),
  ]),
]);

/** What users may call, in alphabetical order: for completion and the language reference. */
export const functions: readonly Signature[] = [...forms, ...signatures.values()]
  .filter((signature) => signature.internal !== true)
  .sort((a, b) => (a.name < b.name ? -1 : 1));
