import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Actor, EventStore } from '@strategy-builder/event-store';
import { recordFact } from '../store/record-fact.js';

const cookieName = 'session';
const adjectives = [
  'Amber',
  'Brisk',
  'Calm',
  'Coral',
  'Dusky',
  'Early',
  'Fern',
  'Gentle',
  'Hazel',
  'Ivory',
  'Jade',
  'Keen',
  'Lunar',
  'Maple',
  'Noble',
  'Olive',
];
const animals = [
  'Badger',
  'Crane',
  'Dolphin',
  'Egret',
  'Falcon',
  'Gecko',
  'Heron',
  'Ibis',
  'Jackdaw',
  'Kestrel',
  'Lynx',
  'Marten',
  'Newt',
  'Otter',
  'Plover',
  'Raven',
];
const colours = ['#c2410c', '#0f766e', '#7c3aed', '#be185d', '#1d4ed8', '#4d7c0f', '#b45309', '#0e7490'];

export interface Session {
  readonly id: string;
  readonly actor: Actor;
  /** Colour of cursor and selection on the canvas. */
  readonly color: string;
}

/**
 * Who is asking, in local mode: each browser is a person of its own, told apart by a random cookie; a caller without
 * one (curl, a script, a stock Yjs client) is the local user. The public id is a hash: it never gives the cookie away.
 */
export class Sessions {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly store: EventStore,
    /** What a page may ask for at most, so that it can say so before it asks. */
    readonly limits: { readonly nodes: number },
  ) {}

  /** The session of a request; without a cookie the local user. `token` stands in for the cookie on sockets. */
  async of(request: IncomingMessage, token?: string | null): Promise<Session> {
    const secret = token || readCookie(request.headers.cookie);
    if (!secret) return localSession;
    const id = createHash('sha256').update(secret).digest('hex').slice(0, 16);
    return { id, actor: { kind: 'user', id, name: await this.nameOf(id) }, color: pick(colours, id, 4) };
  }

  /** A new secret for a browser that has none; the value of its `Set-Cookie` header. */
  issueCookie(): { secret: string; header: string } {
    const secret = randomBytes(24).toString('base64url');
    return { secret, header: `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000` };
  }

  async rename(session: Session, name: string): Promise<Session> {
    const actor = { ...session.actor, name };
    const fact = { type: 'UserRenamed', data: { name } };
    await recordFact(this.store, `user-${session.id}`, 'any', fact, { actor, sessionId: session.id });
    this.names.set(session.id, name);
    return { ...session, actor };
  }

  private async nameOf(id: string): Promise<string> {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    let name = `${pick(adjectives, id, 0)} ${pick(animals, id, 2)}`;
    for await (const event of this.store.read(`user-${id}`)) {
      if (event.type === 'UserRenamed') name = (event.data as { name: string }).name;
    }
    if (this.names.size > 10_000) this.names.clear();
    this.names.set(id, name);
    return name;
  }
}

export const localSession: Session = {
  id: 'local',
  actor: { kind: 'user', id: 'local', name: 'Local user' },
  color: '#475569',
};

/** What the product itself does (seeding, recovery). */
export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Strategy Builder' };

export function hasSessionCookie(request: IncomingMessage): boolean {
  return readCookie(request.headers.cookie) !== undefined;
}

function readCookie(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

/** Chooses by two hex digits of the id: the same for the same person, for ever. */
function pick<T>(list: readonly T[], id: string, at: number): T {
  return list[Number.parseInt(id.slice(at, at + 2), 16) % list.length] as T;
}
