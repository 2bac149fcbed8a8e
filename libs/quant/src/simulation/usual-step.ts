/** The commonest step between the first thousand bars, in milliseconds; the smaller of two that are equally common. */
export function usualStep(time: Float64Array): number {
  const count = new Map<number, number>();
  for (let t = 1; t < Math.min(time.length, 1000); t++) {
    const step = time[t]! - time[t - 1]!;
    count.set(step, (count.get(step) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [step, times] of count)
    if (times > most || (times === most && step < best)) {
      best = step;
      most = times;
    }
  return best;
}

const day = 86_400_000;
/** A weekend with a holiday at each end. */
const weekendAndHolidays = 4 * day;
/** Below this a series is too short to tell that its market rests at weekends. */
const twoWeeks = 14 * day;

/**
 * The longest distance of two bars that is no gap: the usual step, or four days where the market rests at weekends
 * (two weeks and more without a bar on a Saturday, UTC).
 */
export function longestRest(time: Float64Array, step: number): number {
  const span = time.length === 0 ? 0 : time[time.length - 1]! - time[0]!;
  const restsAtWeekends = span >= twoWeeks && !time.some((at) => (Math.floor(at / day) + 4) % 7 === 6);
  return restsAtWeekends ? Math.max(step, weekendAndHolidays) : step;
}
