import { limits } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { isEmptyUpdate } from '../update/inspect-update.js';
import { closeCodes } from '../wire/close-codes.js';
import { type ClientMessage, readClientMessage } from '../wire/protocol.js';
import type { Audience } from './audience.js';
import type { Mailbox } from './mailbox.js';
import type { Member } from './member.js';

/** Bytes of one member that may wait for a turn. */
const mostWaitingBytes = 8 * limits.frameBytes;

interface Desk {
  readonly mailbox: Mailbox;
  readonly audience: Audience;
  readonly founder: number | null;
  readonly now: number;
}

/**
 * Judges a frame as far as that needs no flow, and puts it where it belongs. What is undecodable, oversized, too
 * fast or not allowed goes no further: its connection is closed.
 */
export function receiveFrame(member: Member, frame: Uint8Array, desk: Desk): void {
  if (member.isGone) return;
  if (frame.length > limits.frameBytes) {
    return member.close(closeCodes.tooLarge, `A frame may have ${limits.frameBytes} bytes at most`);
  }
  let message: ClientMessage;
  try {
    message = readClientMessage(frame);
  } catch {
    return member.close(closeCodes.undecodable, 'Undecodable frame');
  }
  switch (message.kind) {
    case 'ask':
      return ask(member, message.stateVector, desk);
    case 'update':
      return update(member, message.update, message.isAnswer, desk);
    case 'awareness':
      return desk.audience.hear(member, message.entries);
    case 'query-awareness':
      return member.send(desk.audience.everybody(), desk.now);
    case 'auth':
      return;
    default:
      message satisfies never;
  }
}

function ask(member: Member, stateVector: Uint8Array, { mailbox, founder }: Desk): void {
  let known: Map<number, number>;
  try {
    known = Y.decodeStateVector(stateVector);
  } catch {
    return member.close(closeCodes.undecodable, 'Undecodable state vector');
  }
  if (known.size > 0 && founder !== null && !known.has(founder)) {
    return member.close(closeCodes.olderEpoch, 'This document is of an older epoch: begin with an empty one');
  }
  mailbox.putQuestion({ member, stateVector });
}

function update(member: Member, content: Uint8Array, isAnswer: boolean, { mailbox, now }: Desk): void {
  if (isEmptyUpdate(content)) return;
  if (!member.connection.canWrite) {
    // A stock client answers the room's question with what the room has already: no write.
    if (!isAnswer) member.close(closeCodes.notAllowed, 'You may look at this flow, not change it');
    return;
  }
  if (!member.mayEdit(now)) return member.close(closeCodes.tooFast, 'Too many edits a second');
  if (member.waitingBytes + content.length > mostWaitingBytes) {
    return member.close(closeCodes.tooFast, 'Too many bytes of edits at once');
  }
  mailbox.putUpdate({ member, update: content });
}
