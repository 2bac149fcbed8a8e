/** Every reason for which a change of a flow is refused. The words are part of the REST contract. */
export const refusalCodes = [
  'flow-exists',
  'flow-not-found',
  'flow-archived',
  'invalid-value',
  'invalid-id',
  'id-taken',
  'text-too-long',
  'node-not-found',
  'edge-not-found',
  'unknown-kind',
  'unknown-parameter',
  'parameter-out-of-range',
  'no-such-port',
  'port-taken',
  'port-ambiguous',
  'ports-incompatible',
  'graph-would-cycle',
  'node-limit',
  'formula-invalid',
  'formula-not-allowed',
  'code-not-allowed',
  'revision-not-found',
  'change-set-not-found',
  'nothing-to-undo',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refused command: a value, never thrown. `detail` is one sentence that names what to do. */
export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly detail: string;
  /** Facts for the caller: ids, ports, limits, a formula's error position. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export function refuse(
  code: RefusalCode,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): Refusal {
  return { refused: true, code, detail, facts };
}
