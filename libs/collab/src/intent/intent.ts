import { type FlowCommand, type Refusal, refuse } from '@strategy-builder/domain';
import type * as Y from 'yjs';
import type { Roots } from '../document/shape.js';
import { type Outcome, overtakenClients } from './slot.js';
import type { Path } from './touches.js';

/** What one author wants of the flow, as the domain's commands, or why nobody could want it. */
export interface Intent<Author> {
  readonly author: Author;
  readonly path: Path;
  /** All of these commands or none. */
  readonly wants: readonly FlowCommand[] | Refusal;
  /** Tried one by one when the whole is refused: one bad value must not take good ones with it. */
  readonly parts?: readonly Intent<Author>[];
  /** Wrote the same key and lost it by Yjs order: tried in turn when the winner is refused, else overtaken. */
  readonly rivals?: readonly Intent<Author>[];
  /** Follow when this one is accepted. */
  readonly after?: readonly Intent<Author>[];
}

/** The intents of one turn in the order in which they are decided, and who lost a key to somebody else. */
export interface Plan<Author> {
  readonly intents: readonly Intent<Author>[];
  readonly overtaken: readonly { readonly author: Author; readonly path: Path }[];
  /** Owners of earlier, stored writes that a write of this turn passed over unseen. */
  readonly overtakenClients: readonly { readonly client: number; readonly path: Path }[];
}

/** The order in which a turn's intents are decided: room for new things first, then things, then what joins them. */
export const phases = ['flow', 'disconnect', 'remove', 'add', 'edit', 'connect'] as const;
export type Phase = (typeof phases)[number];

/** Whether an item was written or deleted to undo a refused change. */
export type IsCompensation = (item: Y.Item) => boolean;

/** Collects intents by phase while the touched things are looked at. */
export class PlanBuilder<Author> {
  private readonly byPhase: Record<Phase, Intent<Author>[]> = {
    flow: [],
    disconnect: [],
    remove: [],
    add: [],
    edit: [],
    connect: [],
  };
  private readonly overtakenAuthors: { author: Author; path: Path }[] = [];
  private readonly passedOver: { client: number; path: Path }[] = [];

  constructor(
    readonly roots: Roots,
    readonly isCompensation: IsCompensation,
  ) {}

  add(phase: Phase, intent: Intent<Author>): void {
    this.byPhase[phase].push(intent);
  }

  overtaken(author: Author, path: Path): void {
    this.overtakenAuthors.push({ author, path });
  }

  /**
   * Plans one key: the winner's intent with its rivals behind it. When a state from before outlived all writes of
   * this turn, they are overtaken, unless that state only compensates a refused change.
   */
  contest(
    phase: Phase,
    path: Path,
    outcome: Outcome<Author>,
    intentOf: (author: Author, item: Y.Item, isPresent: boolean) => Intent<Author> | undefined,
  ): void {
    const { present, by, losers } = outcome;
    const rivals: Intent<Author>[] = [];
    for (const { author, item } of losers) {
      const rival = intentOf(author, item, false);
      if (rival !== undefined) rivals.push(rival);
    }
    if (present !== undefined && by !== undefined) {
      const intent = intentOf(by, present, true);
      if (intent !== undefined) this.add(phase, rivals.length > 0 ? { ...intent, rivals } : intent);
      if (!present.deleted)
        for (const client of overtakenClients(present)) this.passedOver.push({ client, path });
      return;
    }
    const [first, ...others] = rivals;
    if (first === undefined) return;
    if (present !== undefined && this.isCompensation(present)) {
      this.add(phase, others.length > 0 ? { ...first, rivals: others } : first);
    } else for (const { author } of losers) this.overtaken(author, path);
  }

  build(): Plan<Author> {
    return {
      intents: phases.flatMap((phase) => this.byPhase[phase]),
      overtaken: this.overtakenAuthors,
      overtakenClients: this.passedOver,
    };
  }
}

export function unknownShape(path: Path, detail: string): Refusal {
  return refuse('invalid-value', detail, { ...path });
}

/** A path as people write it: `node rsi_14, params.period`. */
export function describePath(path: Path): string {
  const { node, edge, key, param } = path;
  const thing = node !== undefined ? `node '${node}'` : edge !== undefined ? `edge '${edge}'` : 'the flow';
  const member = param !== undefined ? `${key}.${param}` : key;
  return member === undefined ? thing : `'${member}' of ${thing}`;
}
