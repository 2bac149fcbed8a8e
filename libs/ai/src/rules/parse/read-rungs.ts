import type { StrategyRequest } from '../request/strategy-request.js';
import { isDistance, ladderOf, readRest, type Step, setSteps } from './ladder-steps.js';
import { readShareBehind } from './parts-of-position.js';
import { gainTo } from './price-of-entry.js';
import { readAmount, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

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
      if (params === null) return null;
      setSteps(request, params);
      for (const { note } of steps) if (note !== undefined) reader.note('take-profit', note);
      readRest(reader, request);
      return true;
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
  const priced = reader.peekIs('number')?.price;
  if (priced !== undefined && priced.entry !== null) {
    const at = reader.take('number')?.value ?? 0;
    const gain = gainTo(at, { price: priced.entry, side: priced.side });
    if (gain === null) return null;
    const share = readShareBehind(reader);
    const note = `A step at ${at} is ${gain}% from an entry at ${priced.entry}.`;
    return {
      value: gain,
      mode: 'percent',
      period: null,
      share: share?.share ?? null,
      said: share !== null,
      note,
    };
  }
  reader.takeMark('plus');
  const amount = readAmount(reader);
  if (amount === null || !isDistance(amount)) return null;
  const { value, kind, atrPeriod } = amount;
  const share = readShareBehind(reader);
  return { value, mode: kind, period: atrPeriod, share: share?.share ?? null, said: share !== null };
}
