import { limits } from '../limits.js';
import { type Refusal, refuse } from './refusals.js';
import type { Position } from './state.js';

/** Farthest that a node may be from the origin, so that a canvas can always show it. */
const farthest = 1_000_000;

type LimitedText = 'label' | 'description' | 'formula' | 'code' | 'name';

/** Whether a text may be stored: within its limit, without NUL and without half characters. Left out is fine. */
export function checkText(what: LimitedText, text: string | undefined): Refusal | null {
  if (text === undefined) return null;
  if (typeof text !== 'string')
    return refuse('invalid-value', `The ${what} must be a text.`, { field: what });
  const limit = what === 'name' ? limits.label : limits[what];
  if (text.length > limit) {
    return refuse(
      'text-too-long',
      `The ${what} has ${text.length} characters; at most ${limit} are allowed.`,
      {
        field: what,
        length: text.length,
        limit,
      },
    );
  }
  if (!isStorable(text)) {
    return refuse('invalid-value', `The ${what} contains a NUL or a broken character; remove it.`, {
      field: what,
    });
  }
  return null;
}

/** Whether a text can be stored and sent as UTF-8 everywhere: no NUL, no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** Whether a place is on the canvas. */
export function checkPosition(position: Position): Refusal | null {
  const { x, y } = position;
  if (isCoordinate(x) && isCoordinate(y)) return null;
  return refuse('invalid-value', `A position needs x and y as numbers between ±${farthest}.`, {
    field: 'position',
  });
}

function isCoordinate(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= farthest;
}

/** A position with −0 as 0, which JSON can't tell apart. */
export function cleanPosition({ x, y }: Position): Position {
  return { x: x + 0, y: y + 0 };
}

/** The first refusal among checks, or null. */
export function firstRefusal(...checks: ReadonlyArray<Refusal | null>): Refusal | null {
  return checks.find((check) => check !== null) ?? null;
}
