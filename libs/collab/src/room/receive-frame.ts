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
    member.close(closeCodes.tooLarge, `A frame may have ${limits.frameBytes} bytes at most`);
    return;
  }
  const message = decode(frame);
  switch (message?.kind) {
    case undefined:
      member.close(closeCodes.undecodable, 'Undecodable frame');
      break;
    case 'ask':
      ask(member, message.stateVector, desk);
      break;
    case 'update':
      if (!isEmptyUpdate(message.update)) takeUpdate(member, message.update, message.isAnswer, desk);
      break;
    case 'awareness':
      desk.audience.hear(member, message.entries);
      break;
    case 'query-awareness':
      member.send(desk.audience.everybody(), desk.now);
      break;
    case 'auth':
      break;
    default:
      message satisfies never;
  }
}

function decode(frame: Uint8Array): ClientMessage | undefined {
  try {
    return readClientMessage(frame);
  } catch {
    return undefined;
  }
}

function ask(member: Member, stateVector: Uint8Array, { mailbox, founder }: Desk): void {
  let known: Map<number, number>;
  try {
    known = Y.decodeStateVector(stateVector);
  } catch {
    member.close(closeCodes.undecodable, 'Undecodable state vector');
    return;
  }
  if (known.size === 0 || founder === null || known.has(founder))
    mailbox.putQuestion({ member, stateVector });
  else member.close(closeCodes.olderEpoch, 'This document is of an older epoch: begin with an empty one');
}

function takeUpdate(member: Member, update: Uint8Array, isAnswer: boolean, { mailbox, now }: Desk): void {
  if (!member.connection.canWrite) {
    // A stock client answers the room's question with what the room has already: no write.
    if (!isAnswer) member.close(closeCodes.notAllowed, 'You may look at this flow, not change it');
  } else if (!member.mayEdit(now)) {
    member.close(closeCodes.tooFast, 'Too many edits a second');
  } else if (member.waitingBytes + update.length > mostWaitingBytes) {
    member.close(closeCodes.tooFast, 'Too many bytes of edits at once');
  } else mailbox.putUpdate({ member, update, isAnswer });
}
