import type { Planner, PlanStep } from '@strategy-builder/ai';
import type { Flow } from '@strategy-builder/domain';
import type { Beside, EventStore } from '@strategy-builder/event-store';
import type { DatasetsService } from '../datasets/datasets.service.js';
import type { ChangeSets } from '../flows/change-sets.js';
import type { FlowRooms } from '../flows/flow-rooms.js';
import type { Caller, FlowsService } from '../flows/flows.service.js';
import type { Metrics } from '../health/metrics.js';
import type { ProposalsService } from '../proposals/proposals.service.js';
import type { PythonTests } from '../python/python-tests.js';
import type { ReviewsService } from '../reviews/reviews.service.js';
import type { SimulationsService } from '../simulations/simulations.service.js';
import type { Storage } from '../store/storage.js';
import type { RunningRequests } from './running-requests.js';

/** What the assistant says: words, and in `data` what the page shows beside them. */
export interface ChatReply {
  readonly reply: string;
  readonly status: 'done' | 'clarify' | 'refused';
  readonly data?: Readonly<Record<string, unknown>>;
  /** The flow that was made for the request, when it did not fit into this one. */
  readonly newFlowId?: string;
  /** What is being stored beside the answer, in the same write: whoever shows the answer waits for it. */
  readonly recorded?: Promise<unknown>;
  /** It was stored with what it tells of: the conversation holds it already. */
  readonly isStored?: true;
}

/** A line of the chat about a flow, by somebody. */
export interface ChatRequest {
  readonly flowId: string;
  readonly flow: Flow;
  readonly text: string;
  readonly caller: Caller;
  /** Whether a plan is carried out at once, or waits for somebody to accept it. */
  readonly mode: 'apply' | 'propose';
  /** The message that holds the text: what stands before it in the conversation is earlier. */
  readonly messageId: string;
  /** Aborted when whoever asked has gone or called it off. */
  readonly signal: AbortSignal;
  onStep(step: PlanStep): void;
  /** What the conversation keeps of the answer. */
  kept(reply: ChatReply): readonly Beside[];
}

/** What answering may need. */
export interface ChatParts {
  readonly store: EventStore;
  readonly storage: Storage;
  readonly flows: FlowsService;
  readonly rooms: FlowRooms;
  readonly datasets: DatasetsService;
  readonly simulations: SimulationsService;
  readonly pythonTests: PythonTests;
  readonly reviews: ReviewsService;
  readonly proposals: ProposalsService;
  readonly changeSets: ChangeSets;
  readonly metrics: Metrics;
  readonly running: RunningRequests;
  readonly planner: Planner;
  readonly maxNodes: number;
}
