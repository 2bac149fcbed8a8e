import type { Params } from '@strategy-builder/domain';
import type { StrategyRequest } from '../request/strategy-request.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import { setLimit } from './read-limits.js';
import type { Reader } from './reader.js';

interface Step {
  readonly value: number;
  readonly mode: 'percent' | 'atr' | 'reward';
  readonly period: number | null;
  /** Percent of the position; null for an equal part or the rest. */
  readonly share: number | null;
}

/** `sell half at 5% profit and the rest at 10%`: shares of the position, each with its distance. */
export function readParts(reader: Reader, request: StrategyRequest): boolean {
  return reader.peekIs('part') !== null && readSteps(reader, request);
}

/** The steps of a ladder: `5% and 10%`, `50% at 5%, 50% at 10%`, `half at 2 ATR, the rest at 4 ATR`. */
export function readSteps(reader: Reader, request: StrategyRequest): boolean {
  const steps: Step[] = [];
  let same: number | null = null;
  for (let place = 0; place < 4; place++) {
    const step = reader.tryRead(() => {
      if (place > 0 && !reader.takeMark('comma', 'and', 'slash') && reader.peekIs('part') === null)
        return null;
      reader.takeMark('and');
      return readStep(reader);
    });
    if (step === null) break;
    if (place === 0) same = step.share;
    steps.push(step);
  }
  const modes = new Set(steps.map(({ mode }) => mode));
  if (steps.length === 0 || modes.size > 1) return false;
  const params = ladderOf(steps, same);
  return params !== null && setLimit(request, 'take_profit_ladder', params);
}

function readStep(reader: Reader): Step | null {
  const part = reader.take('part');
  const share =
    part !== null
      ? part.share
      : reader.tryRead(() => {
          const number = reader.take('number');
          if (number?.unit === 'percent') return reader.takeMark('at') ? number.value : null;
          // "1/3 at 2%"
          const under = reader.takeMark('slash') ? reader.take('number') : null;
          if (number === null || under === null || number.value >= under.value) return null;
          return reader.isMark('at') ? Math.floor((number.value / under.value) * 10_000) / 100 : null;
        });
  skipLinks(reader);
  reader.takeMark('plus');
  const amount = readAmount(reader);
  if (amount === null || amount.unsaid === true || !isDistance(amount)) return null;
  // "12%, 50% of equity": not a distance.
  if (reader.isMark('of') || (reader.peekIs('head') !== null && reader.peekIs('head')?.head !== 'target'))
    return null;
  // "at 5% profit"
  if (reader.isVerb('rise')) reader.at++;
  else if (reader.peekIs('head')?.head === 'target') reader.at++;
  return { value: amount.value, mode: amount.kind, period: amount.atrPeriod, share };
}

/** Percent, ranges, or multiples of the risk. */
function isDistance(amount: Amount): amount is Amount & { readonly kind: Step['mode'] } {
  return amount.kind === 'percent' || amount.kind === 'atr' || amount.kind === 'reward';
}

/** A ladder's parameters: what has no share of its own gets an equal part of what the others leave. */
function ladderOf(steps: readonly Step[], same: number | null): Params | null {
  // "a third off at 3%, 6% and 9%": the share that was said once holds for each.
  const repeated = same !== null && steps.slice(1).every(({ share }) => share === null);
  const fits = repeated && same * steps.length <= 100.01 && steps.length > 1 && same < 50;
  const shares = steps.map(({ share }) => share ?? (fits ? same : null));
  const given = shares.reduce((sum: number, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === null).length;
  if (given > 100.01) return null;
  const each = open === 0 ? 0 : Math.floor(((100 - given) / open) * 100) / 100;
  const params: Record<string, string | number> = {};
  const [first] = steps;
  if (first?.mode === 'atr') {
    params.mode = 'atr';
    if (first.period !== null) params.period = first.period;
  } else params.mode = first?.mode ?? 'percent';
  for (let place = 0; place < 4; place++) {
    const step = steps[place];
    if (step !== undefined) params[`distance_${place + 1}`] = step.value;
    params[`share_${place + 1}`] = step === undefined ? 0 : (shares[place] ?? each);
  }
  return params;
}

/**
 * The numbered steps of a ladder, the first target's name being read: `TP1 +2% sell 50%, TP2 +4% sell 30%, TP3 +8% rest`,
 * `TP1: 2% (50%), TP2: 4%`.
 */
export function readRungs(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const steps: Step[] = [];
      while (steps.length < 4) {
        const step = reader.tryRead(() => readRung(reader, steps.length + 1));
        if (step === null) break;
        steps.push(step);
      }
      if (steps.length < 2 || new Set(steps.map(({ mode }) => mode)).size > 1) return null;
      const params = ladderOf(steps, null);
      return params === null ? null : setLimit(request, 'take_profit_ladder', params);
    }) ?? false
  );
}

function readRung(reader: Reader, place: number): Step | null {
  if (place > 1) {
    for (let step = 0; step < 3; step++)
      if (!reader.takeMark('comma', 'and', 'slash', 'newline', 'bullet', 'stop')) break;
    if (reader.take('head')?.head !== 'target') return null;
  }
  const rung = reader.take('number');
  if (rung === null || !rung.glued || rung.unit !== 'plain' || rung.value !== place) return null;
  skipLinks(reader);
  reader.takeMark('plus');
  const amount = readAmount(reader);
  if (amount === null || !isDistance(amount)) return null;
  const { value, kind, atrPeriod } = amount;
  return { value, mode: kind, period: atrPeriod, share: readShareBehind(reader) };
}

/** `sell 50%`, `(50%)`, `close half`, `rest`: the share of a step; null for an equal part or the rest. */
function readShareBehind(reader: Reader): number | null {
  const said = reader.tryRead(() => {
    const open = reader.takeMark('open');
    if (reader.take('action') === null && reader.isVerb('close')) reader.at++;
    const part = reader.take('part');
    const number = part === null ? reader.take('number') : null;
    if (open && !reader.takeMark('close')) return null;
    if (part !== null) return { share: part.share };
    return number?.unit === 'percent' ? { share: number.value } : null;
  });
  return said?.share ?? null;
}
