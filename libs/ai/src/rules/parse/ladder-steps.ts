import type { Params } from '@strategy-builder/domain';
import type { StrategyRequest } from '../request/strategy-request.js';
import { word } from './parts-of-position.js';
import type { Amount } from './read-amount.js';
import { noteWholeTrail } from './read-distance.js';
import { readSetting } from './read-settings.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

export interface Step {
  readonly value: number;
  readonly mode: 'percent' | 'atr' | 'reward';
  readonly period: number | null;
  /** Percent of the position; null for an equal part or the rest. */
  readonly share: number | null;
  /** Its share stands there, if only as "the rest". */
  readonly said: boolean;
  /** Its share is one of what the steps before have left. */
  readonly ofRest?: boolean;
  /** What is assumed where it was told as a price. */
  readonly note?: string;
}

/**
 * Sets the steps of profit. "Sell a third at 3%. ... Sell a third at 6%.": steps told in another sentence come behind
 * those that were told before, where their shares leave room; a step of the rest gets what they leave.
 */
export function setSteps(request: StrategyRequest, steps: Params): void {
  const known = request.limits.find(({ kind }) => kind === 'take_profit_ladder')?.params;
  setLimit(request, 'take_profit_ladder', known === undefined ? steps : (joined(known, steps) ?? steps));
}

function joined(known: Params, further: Params): Params | null {
  if (known.mode !== further.mode) return null;
  const first = stepsOf(known);
  const second = stepsOf(further);
  const open = 100 - first.reduce((sum, { share }) => sum + share, 0);
  const whole = second.length === 1 && second[0]?.share === 100;
  const taken = second.reduce((sum, { share }) => sum + share, 0);
  const all = [...first, ...(whole ? second.map((step) => ({ ...step, share: open })) : second)];
  if (open < 0.5 || all.length > 4 || (!whole && taken > open + 0.05)) return null;
  if ((second[0]?.distance ?? 0) <= (first.at(-1)?.distance ?? 0)) return null;
  const params: Record<string, string | number> = { mode: String(known.mode) };
  const period = known.period ?? further.period;
  if (typeof period === 'number') params.period = period;
  for (let place = 0; place < 4; place++) {
    const step = all[place];
    if (step !== undefined) params[`distance_${place + 1}`] = step.distance;
    params[`share_${place + 1}`] = Number((step?.share ?? 0).toPrecision(6));
  }
  return params;
}

function stepsOf(params: Params): readonly { readonly distance: number; readonly share: number }[] {
  return [1, 2, 3, 4].flatMap((place) => {
    const [distance, share] = [params[`distance_${place}`], params[`share_${place}`]];
    return typeof distance === 'number' && typeof share === 'number' && share > 0
      ? [{ distance, share }]
      : [];
  });
}

/** What becomes of the rest: `let the rest run`, `hold the remainder`, `the runner with a 7% trailing stop`. */
export function readRest(reader: Reader, request: StrategyRequest): void {
  reader.tryRead(() => {
    for (
      let step = 0;
      step < 3 && reader.takeMark('comma', 'and', 'stop', 'newline', 'bullet', 'then');
      step++
    );
    const from = reader.at;
    const kept = reader.peekIs('edit')?.edit === 'keep' || reader.isVerb('stay');
    if (kept) reader.at++;
    if (['leave', 'keep'].includes(word(reader))) reader.at++;
    const part = reader.peekIs('part');
    // "1/3 at 1R, 1/3 at 2R, last third trails 2%"
    const last = part !== null && /^(the )?(last|final) /i.test(reader.words(reader.at, reader.at));
    const percent = part === null && reader.isMark('last') && reader.peekIs('number', 1)?.unit === 'percent';
    if (percent) reader.at += 2;
    else if (last || part?.share === null || ['runner', 'runners'].includes(word(reader))) reader.at++;
    // "... close half and then trail by 1 ATR"
    else if (reader.isMark('then', -1) && reader.peekIs('head')?.head === 'trail') {
      if (!readSetting(reader, request)) return null;
      noteWholeTrail(reader, from);
      return true;
    } else if (!(kept && reader.peekIs('edit', -1) !== null)) return null;
    while (runs.has(word(reader)) || reader.isVerb('rise') || reader.isVerb('stay') || reader.isMark('on'))
      reader.at++;
    if (reader.atClauseEnd() || reader.isMark('comma') || reader.isMark('until')) return true;
    reader.takeMark('with', 'by');
    if (!readSetting(reader, request) || request.trail.is !== 'given') return null;
    noteWholeTrail(reader, from);
    return true;
  });
}

const runs: ReadonlySet<string> = new Set('run runs running ride rides runner is has gets'.split(' '));

/** Percent, ranges, or multiples of the risk. */
export function isDistance(amount: Amount): amount is Amount & { readonly kind: Step['mode'] } {
  return amount.kind === 'percent' || amount.kind === 'atr' || amount.kind === 'reward';
}

/** A ladder's parameters: what has no share of its own gets an equal part of what the others leave. */
export function ladderOf(steps: readonly Step[], same: number | null): Params | null {
  // "a third off at 3%, 6% and 9%": the share that was said once holds for each.
  const repeated = same !== null && steps.slice(1).every(({ said }) => !said);
  const fits = repeated && same * steps.length <= 100.01 && steps.length > 1;
  const shares = steps.map(({ share }) => share ?? (fits ? same : null));
  const given = shares.reduce((sum: number, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === null).length;
  if (given > 100.01) return null;
  const each = open === 0 ? 0 : Math.floor(((100 - given) / open) * 100) / 100;
  const params: Record<string, string | number> = {};
  const [first] = steps;
  if (first?.mode === 'atr') {
    params.mode = 'atr';
    const period = steps.find((step) => step.period !== null)?.period ?? null;
    if (period !== null) params.period = period;
  } else params.mode = first?.mode ?? 'percent';
  for (let place = 0; place < 4; place++) {
    const step = steps[place];
    if (step !== undefined) params[`distance_${place + 1}`] = step.value;
    params[`share_${place + 1}`] = step === undefined ? 0 : (shares[place] ?? each);
  }
  return params;
}
