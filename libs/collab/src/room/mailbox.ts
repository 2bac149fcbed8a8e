import type { CommandOutcome, CommandRequest } from '../room-api.js';
import type { Member } from './member.js';

export interface WaitingUpdate {
  readonly member: Member;
  readonly update: Uint8Array;
  /** Whether it answers the room's question, and so holds all that the client has. */
  readonly isAnswer: boolean;
}

export interface WaitingCommand {
  readonly request: CommandRequest;
  resolve(outcome: CommandOutcome): void;
  reject(error: unknown): void;
}

export interface WaitingQuestion {
  readonly member: Member;
  readonly stateVector: Uint8Array;
}

/** Bytes of updates in one turn: more would hold up other rooms, and not every log takes it in one append. */
const turnBytes = 524_288;

/** What has come since the last turn began. */
export class Mailbox {
  private updates: WaitingUpdate[] = [];
  private commands: WaitingCommand[] = [];
  private questions: WaitingQuestion[] = [];

  get isEmpty(): boolean {
    return this.updates.length === 0 && this.commands.length === 0 && this.questions.length === 0;
  }

  putUpdate(update: WaitingUpdate): void {
    this.updates.push(update);
    update.member.waitingBytes += update.update.length;
  }

  putCommand(command: WaitingCommand): void {
    this.commands.push(command);
  }

  /** A newer question of the same member replaces an older one. */
  putQuestion(question: WaitingQuestion): void {
    this.questions = this.questions.filter(({ member }) => member !== question.member);
    this.questions.push(question);
  }

  /** Takes changes for one turn: all of them, or only the first when one of them may be poison. */
  takeChanges(many: boolean): { updates: readonly WaitingUpdate[]; commands: readonly WaitingCommand[] } {
    const updates = this.updates.splice(0, many ? this.updatesOfOneTurn() : 1);
    const isFull = this.updates.length > 0 || (!many && updates.length > 0);
    const commands = isFull ? [] : this.commands.splice(0, many ? this.commands.length : 1);
    for (const { member, update } of updates) member.waitingBytes -= update.length;
    return { updates, commands };
  }

  private updatesOfOneTurn(): number {
    let bytes = 0;
    const last = this.updates.findIndex(({ update }) => {
      bytes += update.length;
      return bytes >= turnBytes;
    });
    return last < 0 ? this.updates.length : last + 1;
  }

  takeQuestions(): readonly WaitingQuestion[] {
    const questions = this.questions;
    this.questions = [];
    return questions;
  }

  /** Puts changes back in front, in their order, to be tried again. */
  putBack(updates: readonly WaitingUpdate[], commands: readonly WaitingCommand[]): void {
    for (const { member, update } of updates) member.waitingBytes += update.length;
    this.updates = [...updates, ...this.updates];
    this.commands = [...commands, ...this.commands];
  }
}
