import type { Flow, FlowCommand, Position, ProposalOutcome, UndoTarget } from '@strategy-builder/domain';

/** One way to settle what a request left open. */
export interface Alternative {
  readonly label: string;
  readonly commands: readonly FlowCommand[];
}

/** One choice that the request did not state, and what one click would change it to. */
export interface Assumption {
  /** Stable word: `timeframe`, `period`, `position-size`. */
  readonly about: string;
  /** A sentence for people: "14-period RSI". */
  readonly text: string;
  /** Node and parameter that carry the choice. */
  readonly nodeId?: string;
  readonly param?: string;
  readonly alternatives?: readonly Alternative[];
  /** What was assumed, as one more choice: back to it. Without commands, taking the other choice back leads there. */
  readonly assumed?: Alternative;
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

/** A plan that changes something. */
export type MadePlan = Extract<Plan, { readonly status: 'plan' }>;

/** What comes of a request that was called off. */
export const calledOff: Plan = { status: 'refused', reason: 'Called off; nothing was changed.' };

/** One message of the conversation so far. */
export interface EarlierMessage {
  readonly from: 'user' | 'agent';
  readonly text: string;
  /** Of an answer that proposed something: what people have decided on it by now. */
  readonly proposal?: ProposalOutcome;
}

/** What was looked up, or a sentence that says why it can't be read. */
export type Read = { readonly found: unknown } | { readonly refused: string };

/** What a planner may look up beside the flow: of this flow only, whatever it asks for. */
export interface FlowReading {
  /** Results in short, newest first. */
  simulations(): Promise<Read>;
  /** One result with some of its trades; the latest when no id is given. */
  simulation(wanted: { readonly id?: string; readonly firstTrade: number }): Promise<Read>;
  /** Code of the flow as given: of the whole strategy, or of one node. */
  code(flow: Flow, language: string, nodeId?: string): Promise<Read>;
  /** Earlier requests and what became of them, newest first. */
  translations(): Promise<Read>;
  /** Market data that can be simulated on. */
  datasets(): Promise<Read>;
  /** Who changed what, by request and by gesture, newest first. */
  changes(): Promise<Read>;
  /** What taking one of them back would find; undefined when there is no such change set. */
  undoTarget(changeSet: string): Promise<UndoTarget | undefined>;
}

/** A place on the canvas where a planner is at work. */
export interface Place {
  /** Nodes that it works on; some stand only in its plan. */
  readonly nodes: readonly string[];
  /** Upper left corner of where the last of them stands, or will. */
  readonly position: Position;
}

/** What a planner does at this moment, for people to watch. `words` are pieces of the model's own text. */
export interface PlanStep {
  readonly is: 'words' | 'reads' | 'plans' | 'refused';
  readonly text: string;
  readonly at?: Place;
}

export interface PlanRequest {
  readonly text: string;
  readonly flow: Flow;
  /** The conversation before this request, oldest first. */
  readonly earlier?: () => Promise<readonly EarlierMessage[]>;
  readonly reading?: FlowReading;
  /** What is wrong with the Python that these commands would write, found by running it; null when nothing is. */
  readonly tryPython?: (commands: readonly FlowCommand[]) => Promise<string | null>;
  readonly onStep?: (step: PlanStep) => void;
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
  /** A request that is called off is refused, with what it has cost. */
  plan(request: PlanRequest, signal?: AbortSignal): Promise<Planned>;
}
