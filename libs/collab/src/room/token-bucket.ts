/** Allows a rate on average and bursts above it. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  /** @param perSecond tokens that flow in; @param burst most that can be saved up; @param now Unix milliseconds */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.at = now;
  }

  /** Takes this many tokens; false when there are not so many. */
  take(count: number, now: number): boolean {
    const elapsed = Math.max(0, now - this.at);
    this.at = now;
    this.tokens = Math.min(this.burst, this.tokens + (elapsed / 1_000) * this.perSecond);
    if (this.tokens < count) return false;
    this.tokens -= count;
    return true;
  }
}
