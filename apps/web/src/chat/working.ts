import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { ApiProblem, request } from '../shared/api.js';

/** Something that a planner does; `words` are a piece of the model's own text. */
export interface Step {
  readonly number: number;
  readonly is: 'words' | 'reads' | 'plans' | 'refused';
  readonly text: string;
}

/** A request that is being worked on at this moment, by whomever. */
export interface WorkingRequest {
  readonly id: string;
  readonly text: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly steps: readonly Step[];
}

const askAgainAfter = 2_000;

/** What planners are working on in this flow, each with its steps so far; read anew after a lost connection. */
export function useWorking(isWaiting: boolean): readonly WorkingRequest[] {
  const { flowId, onNotice } = useLiveFlow();
  const connection = useLive((state) => state.connection.state);
  const queries = useQueryClient();
  useEffect(() => {
    const key = ['working', flowId];
    return onNotice((notice) => {
      if (notice.kind !== 'working') return;
      const { id, step, ended } = notice as { id?: unknown; step?: Step; ended?: boolean };
      const known = queries.getQueryData<readonly WorkingRequest[]>(key) ?? [];
      if (!ended && !known.some((one) => one.id === id)) void queries.invalidateQueries({ queryKey: key });
      queries.setQueryData<readonly WorkingRequest[]>(
        key,
        ended
          ? known.filter((one) => one.id !== id)
          : known.map((one) => (one.id === id && step ? { ...one, steps: withStep(one.steps, step) } : one)),
      );
    });
  }, [flowId, onNotice, queries]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said while the connection was away has to be asked
  useEffect(() => void queries.invalidateQueries({ queryKey: ['working', flowId] }), [connection]);
  const { data = [] } = useQuery({
    queryKey: ['working', flowId],
    queryFn: () => runningRequests(flowId),
    refetchInterval: isWaiting ? askAgainAfter : false,
  });
  return data;
}

/** Stops a request; without an id, all of one person. One that has ended by now is none to stop. */
export async function stopWorking(
  flowId: string,
  whose: { id: string } | { actorId: string },
): Promise<void> {
  const all = await runningRequests(flowId);
  const wanted = all.filter((one) => ('id' in whose ? one.id === whose.id : one.actor.id === whose.actorId));
  for (const { id } of wanted) {
    try {
      await request('DELETE', `/flows/${flowId}/chat/running/${id}`);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 404)) throw error;
    }
  }
}

/** The steps with one more, each once and in order, however they came. */
export function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  if (steps.some(({ number }) => number === step.number)) return steps;
  return [...steps, step].sort((one, other) => one.number - other.number);
}

/** Steps as they are shown: pieces of text that follow each other are one. */
export function joinWords(steps: readonly Step[]): readonly Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.is === 'words' && step.is === 'words')
      joined[joined.length - 1] = { ...last, text: last.text + step.text };
    else joined.push(step);
  }
  return joined;
}

async function runningRequests(flowId: string): Promise<readonly WorkingRequest[]> {
  const { requests } = await request<{ requests: readonly WorkingRequest[] }>(
    'GET',
    `/flows/${flowId}/chat/running`,
  );
  return requests;
}
