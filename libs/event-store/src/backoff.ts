/** Pauses of whoever tries again: each twice as long as the one before, up to the longest. */
export class Backoff {
  private upcoming: number;

  /** @param shortest @param longest milliseconds */
  constructor(
    private readonly shortest: number,
    private readonly longest: number,
  ) {
    this.upcoming = shortest;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const pause = this.upcoming;
    this.upcoming = Math.min(pause * 2, this.longest);
    return pause;
  }

  /** It worked: the next pause is the shortest again. */
  reset(): void {
    this.upcoming = this.shortest;
  }
}
