/** The statements that run when one clock ticks, and the places of its windows in their blocks. */
export class Section {
  readonly body: string[] = [];
  /** By window length: the place in the block, and what is to be done when a block of that length ends. */
  private readonly positions = new Map<number, { readonly name: string; readonly turns: string[] }>();

  position(length: number, create: () => string): string {
    const known = this.positions.get(length) ?? { name: create(), turns: [] };
    this.positions.set(length, known);
    return known.name;
  }

  atTurn(length: number, statements: string): void {
    this.positions.get(length)?.turns.push(statements);
  }

  /** `nameOf` gives the name that the code reads a length by. */
  lines(nameOf: (length: number) => string): string[] {
    const moves = [...this.positions].map(([length, { name, turns }]) => {
      const turn = turns.map((one) => `{ ${one} } `).join('');
      return `if (${name} === ${nameOf(length)} - 1) { ${turn}${name} = 0; } else ${name}++;`;
    });
    return [...this.body, ...moves];
  }
}
