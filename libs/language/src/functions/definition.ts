import type { Parameter, Signature } from './signature.js';

/** A function written in the language itself. Its lines that are not outputs are its own business. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Left out: the body is one expression, or its line `value` is the result. */
  readonly outputs?: readonly string[];
  readonly readsBars?: true;
  /** Left out: numbers. */
  readonly result?: 'boolean';
  readonly description: string;
  /** Bounds of outputs that their arithmetic alone does not show; static checks rely on them. */
  readonly ranges?: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Its outputs measure a price against its own past, not in money: comparing them with a price makes no sense. */
  readonly oscillates?: true;
  readonly body: string;
}

/** What the checker needs to know of a definition. */
export function signatureOf(definition: Definition): Signature {
  return {
    name: definition.name,
    parameters: definition.parameters,
    result: definition.result ?? 'number',
    outputs: definition.outputs ?? ['value'],
    readsBars: definition.readsBars ?? false,
    description: definition.description,
  };
}
