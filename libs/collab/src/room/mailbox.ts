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

/** Takes one update into the turn, or leaves it and what its member sent after it for a later one. */
export type TakeUpdate = (waiting: WaitingUpdate) => 'taken' | 'later';

/** Bytes of updates in one turn: more would hold up other rooms, and not every log takes it in one append. */
const turnBytes = 524_288;

/** What has come since the last turn began: updates in one line per member, since only those have an order. */
export class Mailbox {
  private readonly lines = new Map<Member, WaitingUpdate[]>();
  private commands: WaitingCommand[] = [];
  private questions: WaitingQuestion[] = [];

  get isEmpty(): boolean {
    return !this.hasChanges && this.questions.length === 0;
  }

  get hasChanges(): boolean {
    return this.lines.size > 0 || this.commands.length > 0;
  }

  putUpdate(update: WaitingUpdate): void {
    const line = this.lines.get(update.member);
    if (line === undefined) this.lines.set(update.member, [update]);
    else line.push(update);
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

  /**
   * Hands updates to `take`, each member's in their order, until it answers `later` for one or the turn is full; what
   * is left stays for the next turn. Collects in `taken` what was taken, with the one for which `take` threw.
   */
  takeUpdates(most: number, taken: WaitingUpdate[], take: TakeUpdate): void {
    let bytes = 0;
    for (const [member, line] of [...this.lines]) {
      let next = 0;
      try {
        while (next < line.length && taken.length < most && bytes < turnBytes) {
          const waiting = line[next] as WaitingUpdate;
          next++;
          taken.push(waiting);
          bytes += waiting.update.length;
          if (take(waiting) === 'taken') continue;
          taken.pop();
          next--;
          break;
        }
      } finally {
        if (next > 0) this.shorten(member, line, next);
      }
    }
  }

  private shorten(member: Member, line: readonly WaitingUpdate[], count: number): void {
    for (let index = 0; index < count; index++) member.waitingBytes -= line[index]?.update.length ?? 0;
    // To the end of the round, so that a long line does not hold up the others.
    this.lines.delete(member);
    if (count < line.length) this.lines.set(member, line.slice(count));
  }

  takeCommands(most: number): WaitingCommand[] {
    return this.commands.splice(0, most);
  }

  takeQuestions(): readonly WaitingQuestion[] {
    const questions = this.questions;
    this.questions = [];
    return questions;
  }

  /** Puts changes back in front, in their order, to be tried again. */
  putBack(updates: readonly WaitingUpdate[], commands: readonly WaitingCommand[]): void {
    for (let index = updates.length - 1; index >= 0; index--) {
      const update = updates[index] as WaitingUpdate;
      update.member.waitingBytes += update.update.length;
      const line = this.lines.get(update.member);
      if (line === undefined) this.lines.set(update.member, [update]);
      else line.unshift(update);
    }
    this.commands = [...commands, ...this.commands];
  }

  clearUpdates(): void {
    for (const member of this.lines.keys()) member.waitingBytes = 0;
    this.lines.clear();
  }
}
