import * as Y from 'yjs';

/** Client ids that one connection may bring: one a page load, some more from edits made offline. */
const mostIds = 32;

/** What became of the claim that structs of some client ids are a user's. */
export type Claim = { readonly ok: true; readonly claimed: readonly number[] } | { readonly ok: false };

/**
 * Whose a Yjs client id is: the first user's who wrote under it, for ever. Ids in the document that nobody claimed
 * are rooms' own.
 */
export class ClientOwners {
  private readonly owners = new Map<number, string>();

  ownerOf(client: number): string | undefined {
    return this.owners.get(client);
  }

  add(client: number, user: string): void {
    this.owners.set(client, user);
  }

  /** Whether new structs under these ids may come from this user. `pending` holds claims of the running turn. */
  judge(doc: Y.Doc, clients: readonly number[], user: string, pending: ReadonlyMap<number, string>): Claim {
    const claimed: number[] = [];
    for (const client of clients) {
      const owner = this.owners.get(client) ?? pending.get(client);
      if (owner === user) continue;
      if (owner !== undefined || client === doc.clientID || Y.getState(doc.store, client) > 0)
        return { ok: false };
      claimed.push(client);
    }
    return claimed.length > mostIds ? { ok: false } : { ok: true, claimed };
  }
}
