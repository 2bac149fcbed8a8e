import type { Expression } from '@strategy-builder/language';
import { cityClocks } from '../lexicon/city-clocks.js';

const when: Readonly<Record<string, string>> = { '==': '', '<': 'before ', '>=': 'at or after ' };

/** `new_york_minute() >= 570` is "it is at or after 9:30 New York time"; null for what is no time of day in a city. */
export function timeInWords({
  left,
  operator,
  right,
}: Extract<Expression, { readonly kind: 'binary' }>): string | null {
  if (left.kind !== 'call' || right.kind !== 'number') return null;
  const zone = cityClocks.find(({ clock }) => clock === left.name);
  const place = when[operator];
  const whole = Number.isInteger(right.value) && right.value >= 0 && right.value < 1_440;
  if (zone === undefined || place === undefined || !whole) return null;
  const [hour, minute] = [Math.floor(right.value / 60), right.value % 60];
  return `it is ${place}${hour}:${String(minute).padStart(2, '0')} ${zone.name}`;
}
