const smallPageBytes = 512 * 1024;
const largePageBytes = 2 * 1024 * 1024;

/**
 * How many events the next page may hold: grows while pages are light and shrinks when they are heavy, so
 * that a stream of large updates is never read into memory at once, and no page blocks the event loop for long.
 */
export class PageSize {
  private size: number;

  constructor(private readonly most: number) {
    this.size = Math.min(32, most);
  }

  get next(): number {
    return this.size;
  }

  adapt(pageBytes: number): void {
    if (pageBytes > largePageBytes) this.size = Math.max(1, this.size >> 2);
    else if (pageBytes < smallPageBytes) this.size = Math.min(this.most, this.size * 2);
  }
}
