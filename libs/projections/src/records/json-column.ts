/** Rows hold JSON as text that a fold of ours made: only the fold's own type can be in it. */
export function parsed<Value>(json: string): Value {
  return JSON.parse(json) as Value;
}
