/** Columns of so many bars, all zero, to be filled. */
export function emptyBars(length: number) {
  const column = () => new Float64Array(length);
  return {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
}
