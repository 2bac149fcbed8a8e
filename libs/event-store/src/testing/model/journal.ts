import type { Appended, NewEvent } from '../../port.js';

/** An append as its caller knows it: by what it wrote and what it was told. */
export interface KnownAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** Undefined as long as nobody was told that it is stored. */
  answer?: Appended;
  /** Somebody repeated it, at another expected revision, before its own writer was told: then it may stand anywhere. */
  overtaken?: boolean;
}

/** What all writers together did and were told, in the order in which they were told it. */
export class Journal {
  readonly appends: KnownAppend[] = [];
  readonly acknowledged: KnownAppend[] = [];
  readonly operations: string[] = [];
  /** A violation was found: everybody may stop. */
  abandoned = false;

  /** Highest revision that anybody was told of a stream: it cannot be less any more. */
  leastRevision(stream: string): number {
    return this.acknowledged.reduce(
      (least, append) => (append.stream === stream ? Math.max(least, append.answer?.revision ?? 0) : least),
      0,
    );
  }

  acknowledge(append: KnownAppend, answer: Appended): void {
    append.answer = answer;
    this.acknowledged.push(append);
  }

  say(operation: string): void {
    this.operations.push(operation);
  }
}
