import { startTransition, useEffect, useState } from 'react';

/** A value once what else shows it has been painted, null before the first: for what takes long to draw. */
export function usePainted<Shown>(value: Shown): Shown | null {
  const [painted, setPainted] = useState<Shown | null>(null);
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    // A frame runs before its paint; a task begun in it runs after.
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => startTransition(() => setPainted(() => value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [value]);
  return painted;
}
