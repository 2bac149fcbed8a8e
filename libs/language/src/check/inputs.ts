import { refuse, type Span } from '../refusal.js';
import type { FormulaShape, SeriesType } from '../shape.js';
import { TypeCell } from './type-cell.js';

type Input = { readonly type: 'bars' } | { readonly type: 'series'; readonly cell: TypeCell; node: boolean };

/** The input ports that a formula turns out to have, in the order of their first use. */
export class Inputs {
  private readonly byName = new Map<string, Input>();

  useBars(name: string, at: Span): void {
    const input = this.byName.get(name);
    if (input?.type === 'series') {
      refuse(at, `"${name}" is a series here and bars there`, `give the bars another name than ${name}`);
    }
    if (input === undefined) this.byName.set(name, { type: 'bars' });
  }

  /** A bare name: one series, the same wherever it is read. */
  useSeries(name: string, type: SeriesType | null, at: Span): TypeCell {
    const input = this.series(name, type, at, false);
    return input.cell;
  }

  /** `name.output`: any output of the node behind the port. */
  useNode(name: string, type: SeriesType | null, at: Span): TypeCell {
    this.series(name, null, at, true).node = true;
    return TypeCell.of(type);
  }

  private series(name: string, type: SeriesType | null, at: Span, node: boolean): Input & { type: 'series' } {
    const input = this.byName.get(name);
    if (input?.type === 'bars') {
      return refuse(at, `"${name}" is bars there and a series here`, `write ${name}.close, or another name`);
    }
    if (input !== undefined) {
      if (type !== null) input.cell.unify(TypeCell.of(type));
      return input;
    }
    const created: Input = { type: 'series', cell: TypeCell.of(type), node };
    this.byName.set(name, created);
    return created;
  }

  shape(): FormulaShape['inputs'] {
    return [...this.byName].map(([name, input]) => {
      if (input.type === 'bars') return { name, type: 'bars' };
      return { name, type: input.node ? 'node' : (input.cell.type ?? 'number') };
    });
  }
}
