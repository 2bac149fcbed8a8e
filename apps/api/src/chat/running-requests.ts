import type { PlanStep } from '@strategy-builder/ai';
import type { FlowRooms } from '../flows/flow-rooms.js';

/** A step with its place in the request: whoever hears it twice shows it once. */
export type NumberedStep = PlanStep & { readonly number: number };

/** A request in plain words that is being worked on. */
export interface RunningRequest {
  readonly id: string;
  readonly text: string;
  readonly actor: { readonly id: string; readonly name: string };
  /** The latest steps, oldest first. */
  readonly steps: readonly NumberedStep[];
}

interface Running extends RunningRequest {
  readonly flowId: string;
  readonly steps: NumberedStep[];
  readonly stopped: AbortController;
  readonly heard: ((step: NumberedStep) => void) | undefined;
}

const mostSteps = 300;

/**
 * What planners are working on at this moment: everybody in the flow sees the steps, whoever comes later reads those so
 * far, and anybody who may edit stops it. Nothing of it is stored: what comes of a request is.
 */
export class RunningRequests {
  private readonly running = new Map<string, Running>();
  private readonly idle = new Set<() => void>();

  constructor(private readonly rooms: Pick<FlowRooms, 'notifyFlow'>) {}

  /** Begins a request; `signal` stops it from outside besides `stop`. */
  start(
    flowId: string,
    request: Omit<RunningRequest, 'steps'>,
    { signal, heard }: { signal?: AbortSignal; heard?: (step: NumberedStep) => void } = {},
  ): { readonly signal: AbortSignal; step(step: PlanStep): void; end(): void } {
    const stopped = new AbortController();
    const running: Running = { ...request, flowId, steps: [], stopped, heard };
    const { id } = request;
    let number = 0;
    this.running.set(id, running);
    return {
      signal: signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal,
      step: (step) => {
        if (!this.running.has(id)) return;
        const numbered = { ...step, number: number++ };
        running.steps.push(numbered);
        if (running.steps.length > mostSteps) running.steps.shift();
        heard?.(numbered);
        void this.rooms.notifyFlow(flowId, { kind: 'working', id, step: numbered });
      },
      end: () => {
        this.running.delete(id);
        if (number > 0) void this.rooms.notifyFlow(flowId, { kind: 'working', id, ended: true });
        if (this.running.size > 0) return;
        for (const resolve of this.idle) resolve();
        this.idle.clear();
      },
    };
  }

  ofFlow(flowId: string): RunningRequest[] {
    return [...this.running.values()]
      .filter((running) => running.flowId === flowId)
      .map(({ id, text, actor, steps }) => ({ id, text, actor, steps }));
  }

  /** Whether it ran until now. What is already being stored is stored whole. */
  stop(flowId: string, id: string): boolean {
    const running = this.running.get(id);
    if (running?.flowId !== flowId) return false;
    running.stopped.abort();
    return true;
  }

  /** Stops all and waits for their ends. */
  async close(): Promise<void> {
    for (const { stopped } of this.running.values()) stopped.abort();
    if (this.running.size > 0) await new Promise<void>((resolve) => this.idle.add(resolve));
  }
}
