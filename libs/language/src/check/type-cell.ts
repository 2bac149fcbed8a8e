import type { SeriesType } from '../shape.js';

/** The type of a part of a formula, which may become known only by how the part is used. */
export class TypeCell {
  private target: TypeCell | null = null;

  private constructor(private known: SeriesType | null) {}

  static of(type: SeriesType | null): TypeCell {
    return new TypeCell(type);
  }

  get type(): SeriesType | null {
    return this.root().known;
  }

  /** Makes both the same type; false when they are known to differ. */
  unify(other: TypeCell): boolean {
    const a = this.root();
    const b = other.root();
    if (a === b) return true;
    if (a.known !== null && b.known !== null) return a.known === b.known;
    if (a.known === null) a.target = b;
    else b.target = a;
    return true;
  }

  private root(): TypeCell {
    let cell: TypeCell = this;
    while (cell.target !== null) {
      // Halving the path as it is walked keeps long chains of unions near constant time.
      if (cell.target.target !== null) cell.target = cell.target.target;
      cell = cell.target;
    }
    return cell;
  }
}
