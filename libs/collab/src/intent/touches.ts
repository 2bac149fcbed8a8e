import * as Y from 'yjs';
import type { Contribution } from '../update/author-updates.js';
import type { ClockRange } from '../update/inspect-update.js';
import { structsInRange } from '../update/structs-in-range.js';
import type { Places, SharedType } from './place.js';
import type { Slot, Write } from './slot.js';

/** What happened to the text of one node's code. */
export interface CodeTouch<Author> {
  readonly text: Y.Text;
  readonly authors: Set<Author>;
  readonly inserted: Map<Y.Item, Author>;
  readonly deleted: Map<Y.Item, Author>;
}

export interface NodeTouch<Author> {
  whole: Slot<Author> | undefined;
  readonly keys: Map<string, Slot<Author>>;
  readonly params: Map<string, Slot<Author>>;
  code: CodeTouch<Author> | undefined;
}

export interface EdgeTouch<Author> {
  whole: Slot<Author> | undefined;
  readonly keys: Map<string, Slot<Author>>;
}

/** A write into something that is gone. */
export interface LateWrite<Author> {
  readonly author: Author;
  /** As far as it can still be told. */
  readonly path: Path | undefined;
  readonly value: unknown;
}

/** A key in the document: `{ node: 'rsi_14', key: 'params', param: 'period' }`. */
export interface Path {
  readonly node?: string;
  readonly edge?: string;
  readonly key?: string;
  readonly param?: string;
}

/** Everything that the updates of one turn touched, by place, with its authors. */
export interface Touches<Author> {
  readonly meta: Map<string, Slot<Author>>;
  readonly nodes: Map<string, NodeTouch<Author>>;
  readonly edges: Map<string, EdgeTouch<Author>>;
  /** Live items that are no part of a flow's document. */
  readonly foreign: Write<Author>[];
  readonly late: LateWrite<Author>[];
}

/** Remembers what stood under an id whose item may be collected since. */
export type Memory = (client: number, clock: number) => Path | undefined;

/** Finds out what each author changed. Runs inside the transaction, when all updates of the turn are in. */
export function collectTouches<Author>(
  transaction: Y.Transaction,
  places: Places,
  memory: Memory,
  contributions: readonly Contribution<Author>[],
): Touches<Author> {
  const collector = new Collector<Author>(transaction, places, memory);
  for (const contribution of contributions) collector.add(contribution);
  return collector.touches;
}

class Collector<Author> {
  readonly touches: Touches<Author> = {
    meta: new Map(),
    nodes: new Map(),
    edges: new Map(),
    foreign: [],
    late: [],
  };

  constructor(
    private readonly transaction: Y.Transaction,
    private readonly places: Places,
    private readonly memory: Memory,
  ) {}

  add(contribution: Contribution<Author>): void {
    const { author } = contribution;
    for (const range of contribution.inserted) {
      structsInRange(this.transaction.doc, range, (struct) => {
        if (struct instanceof Y.Item) this.insertion(struct, author);
        else this.vanished(contribution, { client: struct.id.client, from: struct.id.clock, to: 0 });
      });
    }
    for (const range of contribution.deleted) {
      structsInRange(this.transaction.doc, range, (struct) => {
        if (struct instanceof Y.Item) this.deletion(struct, author);
      });
    }
  }

  private isNew(item: Y.Item): boolean {
    return item.id.clock >= (this.transaction.beforeState.get(item.id.client) ?? 0);
  }

  private insertion(item: Y.Item, author: Author): void {
    const parent = item.parent as SharedType;
    const place = this.places.of(parent);
    const container = parent._item;
    if (container?.deleted) {
      // What an author wrote and threw away, or what came with a map that lost, is judged with its container.
      if (!this.isNew(container)) {
        this.touches.late.push({
          author,
          path: this.pathOf(item),
          value: item.content.getContent()[item.length - 1],
        });
      }
      return;
    }
    if (place.in === 'code') {
      if (item.parentSub !== null || !(item.content instanceof Y.ContentString)) this.alien(item, author);
      else if (!this.comesWhole(parent))
        this.code(place.id, parent as Y.Text, author).inserted.set(item, author);
      return;
    }
    if (place.in === 'nowhere' || (item.parentSub === null && place.in !== 'value')) {
      this.alien(item, author);
      return;
    }
    const slot = this.slotOf(item);
    if (slot === undefined) return;
    if (place.in === 'value') slot.inside.push(author);
    else slot.writes.push({ item, author });
  }

  private deletion(item: Y.Item, author: Author): void {
    const parent = item.parent as SharedType;
    if (parent._item?.deleted) return;
    const place = this.places.of(parent);
    if (place.in === 'nowhere') return;
    if (place.in === 'code') {
      if (!this.comesWhole(parent)) this.code(place.id, parent as Y.Text, author).deleted.set(item, author);
      return;
    }
    if (item.parentSub === null && place.in !== 'value') return;
    const slot = this.slotOf(item);
    if (place.in === 'value') slot?.inside.push(author);
    else slot?.removals.push({ item, author });
  }

  /** An integrated range without content: its parent was collected, or its author had collected it already. */
  private vanished(contribution: Contribution<Author>, { client, from }: ClockRange): void {
    const written = contribution.structs.find(({ id }) => id.client === client && id.clock === from);
    if (!(written instanceof Y.Item)) return;
    const { author } = contribution;
    const value = written.content.getContent()[written.length - 1];
    const path = this.lostPath(written);
    const isRepeated = this.touches.late.some(
      (late) => late.author === author && late.path?.node === path?.node,
    );
    if (path?.key !== undefined || !isRepeated) this.touches.late.push({ author, path, value });
  }

  private lostPath(written: Y.Item): Path | undefined {
    const neighbour = written.origin ?? written.rightOrigin;
    if (neighbour !== null) return this.memory(neighbour.client, neighbour.clock);
    if (!(written.parent instanceof Y.ID)) return undefined;
    const parent = Y.getItem(this.transaction.doc.store, written.parent) as Y.Item | Y.GC;
    const container =
      parent instanceof Y.Item ? this.pathOf(parent) : this.memory(parent.id.client, parent.id.clock);
    if (container === undefined || written.parentSub === null) return container;
    if (container.key === undefined) return { ...container, key: written.parentSub };
    return container.key === 'params' ? { ...container, param: written.parentSub } : container;
  }

  private pathOf(item: Y.Item): Path | undefined {
    return pathOf(item, this.places);
  }

  private alien(item: Y.Item, author: Author): void {
    if (!item.deleted) this.touches.foreign.push({ item, author });
  }

  /** Whether a type came with its container in this turn, so that the container is read as a whole. */
  private comesWhole(type: SharedType): boolean {
    return type._item !== null && this.isNew(type._item);
  }

  private code(id: string, text: Y.Text, author: Author): CodeTouch<Author> {
    const node = this.node(id);
    node.code ??= { text, authors: new Set(), inserted: new Map(), deleted: new Map() };
    node.code.authors.add(author);
    return node.code;
  }

  /** The slot that an item of a map belongs to; undefined when its container is new and read as a whole. */
  private slotOf(item: Y.Item): Slot<Author> | undefined {
    const parent = item.parent as SharedType;
    const place = this.places.of(parent);
    if (place.in !== 'meta' && place.in !== 'nodes' && place.in !== 'edges' && this.comesWhole(parent))
      return undefined;
    const key = item.parentSub ?? '';
    switch (place.in) {
      case 'meta':
        return slot(this.touches.meta, parent, key);
      case 'nodes': {
        const node = this.node(key);
        node.whole ??= { map: parent, key, writes: [], removals: [], inside: [] };
        return node.whole;
      }
      case 'edges': {
        const edge = this.edge(key);
        edge.whole ??= { map: parent, key, writes: [], removals: [], inside: [] };
        return edge.whole;
      }
      case 'node':
        return slot(this.node(place.id).keys, parent, key);
      case 'params':
        return slot(this.node(place.id).params, parent, key);
      case 'edge':
        return slot(this.edge(place.id).keys, parent, key);
      case 'value':
        return this.slotOfValue(parent, place);
      default:
        return undefined;
    }
  }

  private slotOfValue(
    parent: SharedType,
    place: { id: string; key: string; param?: string },
  ): Slot<Author> | undefined {
    let holder = parent._item;
    while (holder !== null && this.places.of(holder.parent as SharedType).in === 'value') {
      holder = (holder.parent as SharedType)._item;
    }
    if (holder === null || this.isNew(holder)) return undefined;
    const map = holder.parent as SharedType;
    const node = this.node(place.id);
    return place.param === undefined ? slot(node.keys, map, place.key) : slot(node.params, map, place.param);
  }

  private node(id: string): NodeTouch<Author> {
    return upsert(this.touches.nodes, id, () => ({
      whole: undefined,
      keys: new Map(),
      params: new Map(),
      code: undefined,
    }));
  }

  private edge(id: string): EdgeTouch<Author> {
    return upsert(this.touches.edges, id, () => ({ whole: undefined, keys: new Map() }));
  }
}

function slot<Author>(slots: Map<string, Slot<Author>>, map: SharedType, key: string): Slot<Author> {
  return upsert(slots, key, () => ({ map, key, writes: [], removals: [], inside: [] }));
}

function upsert<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Where an item stands; undefined when that is no part of a flow. */
export function pathOf(item: Y.Item, places: Places): Path | undefined {
  const place = places.of(item.parent as SharedType);
  const key = item.parentSub ?? undefined;
  switch (place.in) {
    case 'meta':
      return key === undefined ? undefined : { key };
    case 'nodes':
      return key === undefined ? undefined : { node: key };
    case 'edges':
      return key === undefined ? undefined : { edge: key };
    case 'node':
      return { node: place.id, ...(key !== undefined && { key }) };
    case 'edge':
      return { edge: place.id, ...(key !== undefined && { key }) };
    case 'params':
      return { node: place.id, key: 'params', ...(key !== undefined && { param: key }) };
    case 'code':
      return { node: place.id, key: 'code' };
    case 'value':
      return { node: place.id, key: place.key, ...(place.param !== undefined && { param: place.param }) };
    default:
      return undefined;
  }
}
