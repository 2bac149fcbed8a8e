const interval = 40;

/** Calls `tell` with the newest value at most 25 times a second, and always with the last one unless cancelled. */
export function everyFewFrames<T>(tell: (value: T) => void): ((value: T) => void) & { cancel(): void } {
  let newest: T;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = 0;
  const now = (): void => {
    timer = undefined;
    told = performance.now();
    tell(newest);
  };
  const call = (value: T): void => {
    newest = value;
    timer ??= setTimeout(now, Math.max(0, told + interval - performance.now()));
  };
  return Object.assign(call, {
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  });
}
