import type { FlowEvent } from '../events.js';
import { evolveDraft, type FlowDraft } from '../evolve.js';
import { edgesAt } from '../lookup.js';
import type { Flow } from '../state.js';
import type { Change, ChangeAuthor, UndoChange, UndoTarget } from './change-set.js';
import { changeWords } from './change-words.js';
import { changesOf } from './changes-of.js';

/** The request that an event belongs to. */
export interface Request {
  readonly commandId: string;
  readonly actor: ChangeAuthor;
  readonly at: string;
  readonly revision: number;
}

/** What one request, or one gesture of a person, changed. */
export interface ChangeSet extends Omit<Request, 'commandId' | 'actor'> {
  readonly id: string;
  readonly author: ChangeAuthor;
  /** The change set that this one took back. */
  readonly undoes?: string;
}

/** The change set whose value stands somewhere; null: nobody's yet. */
interface Origin {
  readonly set: string;
  readonly author: ChangeAuthor;
  /** Who gave it back by taking a later one away. */
  readonly by?: ChangeAuthor;
}
interface NodeOrigins {
  readonly whole: Origin;
  readonly properties: ReadonlyMap<string, Origin>;
}
type Held = Origin | NodeOrigins | null;

interface Written {
  readonly change: Change;
  /** Whose value stood before, and whose stands after: taking a set back gives the former owner its value again. */
  readonly ownerBefore: Held;
  readonly ownerAfter: Held;
}
interface Entry {
  set: ChangeSet;
  readonly written: Map<string, Written>;
}

/**
 * Who wrote what, folded from a flow's events in their order: the change sets, and for each value the set that it
 * came from. A value that came back because a later set was taken back belongs to its first writer again.
 */
export class ChangeHistory {
  private flow: FlowDraft | null = null;
  private readonly entries = new Map<string, Entry>();
  private readonly owners = new Map<string, Held>();

  /** Takes in the next event of the flow. */
  learn(event: FlowEvent, request: Request): void {
    if (event.type === 'ChangeSetUndone') {
      const entry = this.entryOf(request);
      entry.set = { ...entry.set, undoes: event.data.changeSet };
    } else if (this.flow !== null) {
      for (const change of changesOf(event, this.flow)) this.write(this.entryOf(request), change);
    }
    this.flow = evolveDraft(this.flow, event);
  }

  /** The change sets in their order. */
  all(): readonly ChangeSet[] {
    return [...this.entries.values()].map(({ set }) => set);
  }

  /** A change set in a few words; of one that took another back, those of the other. */
  nameOf(id: string): string {
    const entry = this.entries.get(id);
    if (!entry || !this.flow) return '';
    const { undoes } = entry.set;
    if (undoes !== undefined && this.entries.has(undoes)) return this.nameOf(undoes);
    return changeWords(
      [...entry.written.values()].map(({ change }) => change),
      this.flow,
    );
  }

  /** What a change set did and what stands in the way of taking it back; undefined when there is no such set. */
  targetOf(id: string, undoer: string): UndoTarget | undefined {
    const entry = this.entries.get(id);
    if (!entry || !this.flow) return undefined;
    const { flow } = this;
    const changes = [...entry.written].map(([key, { change, ownerAfter }]): UndoChange => {
      const owner = this.ownerOf(key);
      const stands = sameOwner(owner, ownerAfter);
      if (!stands) return { change, since: authorOf(owner) ?? entry.set.author };
      if (change.what !== 'node' || change.after === null) return { change };
      const usedBy = this.usersOf(flow, change.id, entry, [entry.set.author.id, undoer]);
      return { change, ...(usedBy.length > 0 && { usedBy }) };
    });
    return { changes };
  }

  /** Others who wrote something of a node, or connected it, after a set had put it there. */
  private usersOf(flow: Flow, id: string, entry: Entry, exempt: readonly string[]): ChangeAuthor[] {
    const key = `node/${id}`;
    const placed = nodeOrigins(entry.written.get(key)?.ownerAfter ?? null);
    const present = nodeOrigins(this.owners.get(key) ?? null);
    const names = new Set([...(placed?.properties.keys() ?? []), ...(present?.properties.keys() ?? [])]);
    const since = [...names].flatMap((name) => {
      const [then, now] = [placed, present].map((held) => held?.properties.get(name) ?? held?.whole);
      if (!now || now.set === then?.set) return [];
      // A value that is again the one that the node came with is nobody's work but theirs who gave it back.
      return now.set === placed?.whole.set
        ? [now.by ?? now.author]
        : [now.author, ...(now.by ? [now.by] : [])];
    });
    const connected = edgesAt(flow, id).flatMap((edge) => {
      const place = `edge/${edge.id}`;
      const owner = this.ownerOf(place);
      const own = entry.written.get(place);
      return owner === null || (own && sameOwner(own.ownerAfter, owner)) ? [] : [owner];
    });
    const authors = [...since, ...connected.flatMap((owner) => authorOf(owner) ?? [])];
    const others = authors.filter((author) => !exempt.includes(author.id));
    return [...new Map(others.map((author) => [author.id, author])).values()];
  }

  private entryOf({ commandId, actor, at, revision }: Request): Entry {
    // A key is its author's own: whoever used it first has it as it is.
    const first = this.entries.get(commandId);
    const id = first && first.set.author.id !== actor.id ? `${commandId}:${actor.id}` : commandId;
    const known = this.entries.get(id);
    if (known) return known;
    const entry: Entry = { set: { id, author: actor, at, revision }, written: new Map() };
    this.entries.set(id, entry);
    return entry;
  }

  private write({ set, written }: Entry, change: Change): void {
    const key = keyOf(change);
    const own: Origin = { set: set.id, author: set.author };
    const undone = set.undoes === undefined ? undefined : this.entries.get(set.undoes)?.written.get(key);
    const ownerBefore = this.ownerOf(key);
    const fresh: Held = change.what === 'node' ? { whole: own, properties: new Map() } : own;
    const ownerAfter = undone ? undone.ownerBefore : fresh;
    if (change.what === 'property') this.keepInNode(change.id, change.key, ownerAfter as Origin, own);
    else this.owners.set(key, ownerAfter);
    this.doneAgain(set, key, change, ownerBefore);

    const whole = change.what === 'property' ? written.get(`node/${change.id}`) : undefined;
    // What a set does to a node that it added itself is part of the node that it added.
    if (change.what === 'property' && whole?.change.what === 'node' && whole.change.after !== null) return;
    const first = written.get(key);
    const merged = first ? ({ ...change, before: first.change.before } as Change) : change;
    if (change.what === 'node' && merged.what === 'node') {
      const { before } = merged;
      const restored = before === null ? null : this.withoutOwn(before, written);
      written.set(key, {
        change: { ...merged, before: restored },
        ownerBefore: first ? first.ownerBefore : ownerBefore,
        ownerAfter,
      });
      for (const other of [...written.keys()])
        if (other.startsWith(`property/${change.id}/`)) written.delete(other);
      return;
    }
    written.set(key, { change: merged, ownerBefore: first ? first.ownerBefore : ownerBefore, ownerAfter });
  }

  /** A set that is brought back removes what is there by now: taking it back once more gives that, and no older node. */
  private doneAgain(set: ChangeSet, key: string, { before }: Change, ownerBefore: Held): void {
    const undo = set.undoes === undefined ? undefined : this.entries.get(set.undoes);
    const original = undo?.set.undoes === undefined ? undefined : this.entries.get(undo.set.undoes);
    const first = original?.written.get(key);
    if (first?.change.what !== 'node' || first.change.after !== null || before === null) return;
    const change = { ...first.change, before } as Change;
    original!.written.set(key, { ...first, change, ownerBefore });
  }

  /** The node as it was before the properties that this very set had written. */
  private withoutOwn(
    node: NonNullable<Extract<Change, { what: 'node' }>['before']>,
    written: Map<string, Written>,
  ) {
    let before = node;
    for (const { change } of written.values()) {
      if (change.what !== 'property' || change.id !== node.id || change.before === undefined) continue;
      before = change.key.startsWith('params.')
        ? { ...before, params: { ...before.params, [change.key.slice('params.'.length)]: change.before } }
        : { ...before, [change.key]: change.before };
    }
    return before;
  }

  private ownerOf(key: string): Held {
    if (!key.startsWith('property/')) return this.owners.get(key) ?? null;
    const [, id = '', ...rest] = key.split('/');
    const held = this.owners.get(`node/${id}`);
    if (!held || !('whole' in held)) return null;
    return held.properties.get(rest.join('/')) ?? held.whole;
  }

  private keepInNode(id: string, property: string, owner: Origin | null, own: Origin): void {
    const held = this.owners.get(`node/${id}`);
    if (!held || !('whole' in held)) return;
    const given = owner ?? own;
    const origin = given.set === own.set ? own : { ...given, by: own.author };
    const properties = new Map(held.properties).set(property, origin);
    this.owners.set(`node/${id}`, { whole: held.whole, properties });
  }
}

function keyOf(change: Change): string {
  if (change.what === 'flow') return `flow/${change.key}`;
  return change.what === 'property' ? `property/${change.id}/${change.key}` : `${change.what}/${change.id}`;
}

function originOf(held: Held): Origin | null {
  return held && 'whole' in held ? held.whole : held;
}

function authorOf(held: Held): ChangeAuthor | undefined {
  return originOf(held)?.author;
}

function sameOwner(a: Held, b: Held): boolean {
  return originOf(a)?.set === originOf(b)?.set;
}

function nodeOrigins(held: Held): NodeOrigins | undefined {
  return held && 'whole' in held ? held : undefined;
}
