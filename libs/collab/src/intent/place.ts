import * as Y from 'yjs';
import type { Roots } from '../document/shape.js';

// biome-ignore lint/suspicious/noExplicitAny: Yjs declares the event type of its base class so
export type SharedType = Y.AbstractType<any>;

/** Where in a flow's document a shared type sits. A type never moves, so its place never changes. */
export type Place =
  | { readonly in: 'meta' | 'nodes' | 'edges' | 'nowhere' }
  | { readonly in: 'node' | 'edge' | 'params' | 'code'; readonly id: string }
  /** Inside the value of a node's key or, with `param`, of one of its parameters. */
  | { readonly in: 'value'; readonly id: string; readonly key: string; readonly param?: string };

/** Tells the place of each shared type of one document. */
export class Places {
  private readonly known = new WeakMap<SharedType, Place>();

  constructor(roots: Roots) {
    this.known.set(roots.meta, { in: 'meta' });
    this.known.set(roots.nodes, { in: 'nodes' });
    this.known.set(roots.edges, { in: 'edges' });
  }

  of(type: SharedType): Place {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    const item = type._item;
    const place: Place =
      item === null ? { in: 'nowhere' } : placeWithin(this.of(item.parent as SharedType), item, type);
    this.known.set(type, place);
    return place;
  }
}

function placeWithin(parent: Place, item: Y.Item, type: SharedType): Place {
  const key = item.parentSub;
  if (key === null) return { in: 'nowhere' };
  switch (parent.in) {
    case 'nodes':
      return { in: 'node', id: key };
    case 'edges':
      return { in: 'edge', id: key };
    case 'node':
      if (key === 'params') return { in: 'params', id: parent.id };
      if (key === 'code' && type instanceof Y.Text) return { in: 'code', id: parent.id };
      return { in: 'value', id: parent.id, key };
    case 'params':
      return { in: 'value', id: parent.id, key: 'params', param: key };
    case 'value':
      return parent;
    default:
      return { in: 'nowhere' };
  }
}
