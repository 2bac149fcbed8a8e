const longest = 1_000;

/** Text of the model's, no longer than people read. */
export function short(value: unknown): string {
  return String(value).slice(0, longest);
}

/** The texts of a list, whatever else is in it. */
export function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((entry) => typeof entry === 'string').map(short);
}
