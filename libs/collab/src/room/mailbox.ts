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
    let updates = this.updates;
    let commands = this.commands;
    if (many) {
      this.updates = [];
      this.commands = [];
    } else {
      updates = this.updates.splice(0, 1);
      commands = updates.length > 0 ? [] : this.commands.splice(0, 1);
    }
    for (const { member, update } of updates) member.waitingBytes -= update.length;
    return { updates, commands };
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
