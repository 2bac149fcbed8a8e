import { edgesOf, evolve, type Flow, nodesOf, sameValue } from '@strategy-builder/domain';
import type { Happened, Who } from './shared-desk.js';

/** Each value of a flow by its place; a node's own place holds its kind. */
export function valuesOf(flow: Flow | null): Map<string, unknown> {
  if (flow === null) return new Map();
  const all = new Map<string, unknown>([['name', flow.name]]);
  for (const node of nodesOf(flow)) {
    all.set(node.id, `${node.type} ${node.kind}`);
    for (const key of ['label', 'description', 'position', 'formula'] as const)
      if (node[key] !== undefined) all.set(`${node.id}.${key}`, node[key]);
    for (const [name, value] of Object.entries(node.params)) all.set(`${node.id}.params.${name}`, value);
  }
  for (const edge of edgesOf(flow)) all.set(`edge ${edge.id}`, edge);
  return all;
}

export function changedPlaces(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (place) => !sameValue(before.get(place), after.get(place)),
  );
}

interface Write {
  readonly set: string;
  readonly who: Who;
  /** Place in the order of all writes. */
  readonly at: number;
}

/**
 * Says from the stored events alone, by another way than the product's, whose value stands at each place, and finds
 * every undo that took something back which it must not touch.
 */
export class Oracle {
  readonly mistakes: string[] = [];
  /** Undos that changed something, of own steps and of others', and redos. */
  readonly seen = { undo: 0, undoOfAnother: 0, redo: 0, kept: 0 };
  private flow: Flow | null = null;
  private taken = 0;
  /** Nodes that went in the request at hand, also to be replaced. */
  private removedNow = new Set<string>();
  /** Edges that were drawn in it, also again as they had been. */
  private connectedNow = new Set<string>();
  /** Who wrote each place, the standing writer last. */
  private readonly writers = new Map<string, readonly Write[]>();
  /** Who changed each place last, also by taking back or bringing back. */
  private readonly changers = new Map<string, Who>();
  private readonly firsts = new Map<string, Write>();
  private readonly undoes = new Map<string, string>();
  /** By set and place: who had written before, and who stood there after it. */
  private readonly traces = new Map<string, { before: readonly Write[]; after: Write | undefined }>();

  /** Takes in what has been stored since. */
  hear(happened: readonly Happened[]): void {
    while (this.taken < happened.length) {
      const { set, who } = happened[this.taken]!;
      const before = this.flow;
      this.removedNow = new Set();
      this.connectedNow = new Set();
      for (
        let next = happened[this.taken];
        next?.set === set && next.who === who;
        next = happened[++this.taken]
      ) {
        const { event } = next;
        if (event.type === 'ChangeSetUndone') {
          this.undoes.set(set, event.data.changeSet);
          if (event.data.kept.length > 0) this.seen.kept++;
        }
        if (event.type === 'NodeRemoved') this.removedNow.add(event.data.id);
        if (event.type === 'NodesConnected') this.connectedNow.add(`edge ${event.data.id}`);
        this.flow = evolve(this.flow, event);
        this.checkWhole();
      }
      const write = { set, who, at: this.taken };
      if (!this.firsts.has(set)) this.firsts.set(set, write);
      this.write(write, before);
    }
  }

  private write(write: Write, before: Flow | null): void {
    const [old, present] = [valuesOf(before), valuesOf(this.flow)];
    const undone = this.undoes.get(write.set);
    const again = [...this.connectedNow].filter((place) => present.has(place));
    const places = [...new Set([...changedPlaces(old, present), ...again])];
    if (undone !== undefined && places.length > 0) this.count(write, undone);
    for (const place of places) {
      const stack = this.writers.get(place) ?? [];
      const next =
        undone === undefined ? [...stack, write] : this.takenBack(write, undone, place, stack, present);
      this.writers.set(place, next);
      this.changers.set(place, write.who);
      const trace = this.traces.get(`${write.set} ${place}`);
      this.traces.set(`${write.set} ${place}`, { before: trace?.before ?? stack, after: next.at(-1) });
    }
  }

  /** Taking a set back uncovers what stood before it, and only where nobody has written since. */
  private takenBack(
    { who }: Write,
    undone: string,
    place: string,
    stack: readonly Write[],
    present: ReadonlyMap<string, unknown>,
  ): readonly Write[] {
    const trace = this.traces.get(`${undone} ${place}`);
    const last = stack.at(-1);
    // What goes with a node that is taken away may be its author's, or the undoer's own, later work on it.
    const involved = [last?.who, this.changers.get(place)];
    const isTheirs = involved.includes(who) || involved.includes(this.firsts.get(undone)?.who);
    const goesAlong = isTheirs && (!present.has(place) || this.removedNow.has(place.split('.')[0] ?? ''));
    if (last?.set !== trace?.after?.set && !goesAlong)
      this.mistakes.push(`${who} took ${undone} back, and at ${place} ${last?.who}'s ${last?.set} with it`);
    return trace?.before ?? stack.filter(({ at }) => at < (this.firsts.get(undone)?.at ?? 0));
  }

  private count({ who }: Write, undone: string): void {
    if (this.undoes.has(undone)) this.seen.redo++;
    else if (this.firsts.get(undone)?.who === who) this.seen.undo++;
    else this.seen.undoOfAnother++;
  }

  /** No edge without both its nodes, and no two into one port. */
  private checkWhole(): void {
    if (this.flow === null) return;
    const ids = new Set(nodesOf(this.flow).map(({ id }) => id));
    const ports = new Set<string>();
    for (const { id, source, target, targetPort } of edgesOf(this.flow)) {
      if (!ids.has(source) || !ids.has(target)) this.mistakes.push(`the edge ${id} dangles`);
      const port = `${target}.${targetPort}`;
      if (ports.has(port)) this.mistakes.push(`two edges lead to ${port}`);
      ports.add(port);
    }
  }

  get present(): Flow | null {
    return this.flow;
  }
}
