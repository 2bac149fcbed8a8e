import { refuse, type Span } from '../refusal.js';
import type { FormulaShape, SeriesType } from '../shape.js';
import { TypeCell } from './type-cell.js';

type Input = { readonly type: 'bars' } | { readonly type: 'series'; readonly cell: TypeCell; node: boolean };

/** What is read from a port: `x`, or `x.signal`. */
export function portKey(port: string, output: string | null): string {
  return output === null ? port : `${port}.${output}`;
}

/** The input ports that a formula turns out to have, in the order of their first use. */
export class Inputs {
  private readonly byName = new Map<string, Input>();
  private readonly reads = new Map<string, TypeCell>();

  useBars(name: string, at: Span): void {
    const input = this.byName.get(name);
    if (input?.type === 'series') {
      refuse(at, `"${name}" is a series here and bars there`, `give the bars another name than ${name}`);
    }
    if (input === undefined) this.byName.set(name, { type: 'bars' });
  }

  /** A bare name: one series, the same wherever it is read. */
  useSeries(name: string, type: SeriesType | null, at: Span): TypeCell {
    const { cell } = this.series(name, type, at);
    this.reads.set(portKey(name, null), cell);
    return cell;
  }

  /** `name.output`: any output of the node behind the port. */
  useNode(name: string, output: string, type: SeriesType | null, at: Span): TypeCell {
    this.series(name, null, at).node = true;
    const key = portKey(name, output);
    const known = this.reads.get(key) ?? TypeCell.of(type);
    this.reads.set(key, known);
    return known;
  }

  /** Type of everything that is read from ports, by `portKey`. */
  ports(): ReadonlyMap<string, SeriesType> {
    return new Map([...this.reads].map(([key, cell]) => [key, cell.type ?? 'number']));
  }

  private series(name: string, type: SeriesType | null, at: Span): Input & { type: 'series' } {
    const input = this.byName.get(name);
    if (input?.type === 'bars') {
      return refuse(at, `"${name}" is bars there and a series here`, `write ${name}.close, or another name`);
    }
    if (input !== undefined) {
      if (type !== null) input.cell.unify(TypeCell.of(type));
      return input;
    }
    const created: Input = { type: 'series', cell: TypeCell.of(type), node: false };
    this.byName.set(name, created);
    return created;
  }

  shape(): FormulaShape['inputs'] {
    return [...this.byName].map(([name, input]) => {
      if (input.type === 'bars') return { name, type: 'bars' };
      if (input.node) return { name, type: 'node' };
      const { type } = input.cell;
      return type === null ? { name, type: 'number', open: true } : { name, type };
    });
  }
}
