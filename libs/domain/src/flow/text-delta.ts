import type { TextDelta } from './events.js';

/** The smallest single replacement that turns `before` into `after`: common prefix and suffix stay. [] when equal. */
export function textDelta(before: string, after: string): TextDelta {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
  // A pair of surrogates is one character: half of one can't be stored as text.
  if (prefix > 0 && isHighSurrogate(before, prefix - 1)) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  if (suffix > 0 && isLowSurrogate(before, before.length - suffix)) suffix--;

  const deleted = before.length - prefix - suffix;
  const inserted = after.slice(prefix, after.length - suffix);
  return [
    ...(prefix > 0 ? [{ retain: prefix }] : []),
    ...(inserted ? [{ insert: inserted }] : []),
    ...(deleted > 0 ? [{ delete: deleted }] : []),
  ];
}

/** The text after a difference. Steps that reach past the end do what they can. */
export function applyDelta(before: string, delta: TextDelta): string {
  let after = '';
  let at = 0;
  for (const step of delta) {
    if ('insert' in step) after += step.insert;
    else if ('retain' in step) {
      after += before.slice(at, at + step.retain);
      at += step.retain;
    } else at += step.delete;
  }
  return after + before.slice(at);
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
