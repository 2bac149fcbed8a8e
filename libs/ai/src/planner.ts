import type { Flow, FlowCommand } from '@strategy-builder/domain';

/** One choice that the request did not state, and what one click would change it to. */
export interface Assumption {
  /** Stable word: `timeframe`, `period`, `position-size`. */
  readonly about: string;
  /** A sentence for people: "14-period RSI". */
  readonly text: string;
  /** Node and parameter that carry the choice. */
  readonly nodeId?: string;
  readonly param?: string;
  readonly alternatives?: readonly { readonly label: string; readonly commands: readonly FlowCommand[] }[];
}

/** A plan is a list of domain commands; it passes the same door as everybody's. */
export type Plan =
  | {
      readonly status: 'plan';
      /** A short name for a new strategy. */
      readonly title: string;
      readonly summary: string;
      readonly commands: readonly FlowCommand[];
      readonly assumptions: readonly Assumption[];
      /** Parts of the request that could not be carried out, word for word. */
      readonly left: readonly string[];
      /** The request asked for a new strategy, not for a change of the present one. */
      readonly newStrategy: boolean;
    }
  | { readonly status: 'clarify'; readonly question: string; readonly choices: readonly string[] }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'answer'; readonly text: string };

export interface PlanRequest {
  readonly text: string;
  readonly flow: Flow;
}

export interface PlanUsage {
  readonly model: string;
  readonly promptVersion: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input tokens. */
  readonly cachedReadTokens: number;
  readonly cachedWriteTokens: number;
  /** US dollars, where the prices are known. */
  readonly cost?: number;
}

/** What a planner made of a request. */
export interface Planned {
  readonly plan: Plan;
  readonly usage?: PlanUsage;
  /** Who planned, when it was another than the one that was asked, and why. */
  readonly instead?: { readonly planner: string; readonly reason: string };
}

/** Text in, plan out. */
export interface Planner {
  readonly name: string;
  /** @throws the signal's reason when the request is called off */
  plan(request: PlanRequest, signal?: AbortSignal): Promise<Planned>;
}
