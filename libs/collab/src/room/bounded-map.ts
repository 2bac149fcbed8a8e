/** A map that forgets its oldest entries beyond a size. */
export class BoundedMap<Key, T> {
  private readonly entries = new Map<Key, T>();

  constructor(private readonly size: number) {}

  get(key: Key): T | undefined {
    return this.entries.get(key);
  }

  has(key: Key): boolean {
    return this.entries.has(key);
  }

  set(key: Key, value: T): void {
    this.entries.set(key, value);
    if (this.entries.size <= this.size) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }
}
