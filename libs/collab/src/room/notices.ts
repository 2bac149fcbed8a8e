import type { StoredFlowRecord } from '../log.js';
import type { EventsNotice, NoticedEvent } from '../wire/notice.js';
import { noticeFrame } from '../wire/protocol.js';
import type { Audience } from './audience.js';
import type { ClientOwners } from './client-owners.js';
import type { Member } from './member.js';
import type { Turn } from './turn.js';

/** What all pages learn of an append; the update itself they get as Yjs. */
export function eventsNotice(
  records: readonly StoredFlowRecord[],
  revision: number,
  position: string,
): EventsNotice {
  const events = records.map(({ type, data, id, revision: at, metadata }) => ({
    type,
    data,
    id,
    revision: at,
    at: metadata.at,
    commandId: metadata.commandId,
    actor: metadata.actor,
  }));
  return { kind: 'events', revision, position, events: events as NoticedEvent[] };
}

/** Tells the authors of a stored turn what became of edits that did not stay. */
export function tell(
  turn: Turn,
  audience: Audience,
  owners: ClientOwners,
  revision: number,
  now: number,
): void {
  for (const notice of turn.notices) {
    const { member, path } = notice;
    if (notice.kind === 'overtaken')
      member.sendNotice(noticeFrame({ kind: 'overtaken', path, revision }), now);
    else {
      const { code, detail, facts } = notice.refusal;
      member.sendNotice(noticeFrame({ kind: 'refused', code, detail, facts, path, revision }), now);
    }
  }
  for (const { client, path } of turn.overtakenClients) {
    const user = owners.ownerOf(client);
    if (user === undefined) continue;
    for (const member of audience) {
      if (isOther(member, user, turn))
        member.sendNotice(noticeFrame({ kind: 'overtaken', path, revision }), now);
    }
  }
}

/** A connection of the user whose write was passed over, and none of those that passed it over. */
function isOther(member: Member, user: string, turn: Turn): boolean {
  return member.author.actor.id === user && !turn.contributors.has(member);
}
