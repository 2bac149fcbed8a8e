/** Steps that all proofs about one program may take together: a fraction of a second, however long its formulas are. */
const most = 150_000;

/** How much thinking is left; when there is none, nothing more is proved. */
export class Effort {
  private left = most;

  takesOne(): boolean {
    return this.left-- > 0;
  }
}
