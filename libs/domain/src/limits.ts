/** Sizes that hold everywhere, in characters. One place: domain, REST, socket and page quote it. */
export const limits = {
  id: 64,
  label: 200,
  description: 4_000,
  formula: 4_000,
  code: 200_000,
  commandsInOneRequest: 500,
  chatMessage: 4_000,
  frameBytes: 1_048_576,
} as const;
