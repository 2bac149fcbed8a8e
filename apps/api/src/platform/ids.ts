import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** Time-ordered id (UUID version 7): what events and commands are named by. */
export function newId(): string {
  return v7();
}

/** A Yjs client id that no document has used, short of a collision in 2^32. */
export function newClientId(): number {
  return randomInt(1, 2 ** 32);
}
