import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { useSession } from '../presence/session.js';
import { request, sentenceFor } from '../shared/api.js';
import { toast } from '../shared/toasts.js';

interface Step {
  readonly id: string;
  readonly name: string;
}
interface Steps {
  readonly undo: Step | null;
  readonly redo: Step | null;
}
interface Stored {
  readonly revision: number;
  readonly events: readonly {
    readonly type: string;
    readonly data: { readonly kept?: readonly { readonly detail: string }[] };
  }[];
}

/** This person's own next steps back and forth, from what is stored: they survive a reload. */
export function useOwnSteps(): Steps & { take(which: 'undo' | 'redo'): void } {
  const live = useLiveFlow();
  const { flowId, onNotice, store } = live;
  const me = useSession()?.actor.id;
  const queries = useQueryClient();
  const line = useRef<Promise<void>>(Promise.resolve());
  const { data } = useQuery({
    queryKey: ['own-steps', flowId],
    queryFn: () => request<Steps>('GET', `/flows/${flowId}/changesets?limit=0`),
  });

  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind !== 'events') return;
        const matters = notice.events.some(
          ({ actor, type }) => actor.id === me || type === 'ChangeSetUndone',
        );
        if (matters) void queries.invalidateQueries({ queryKey: ['own-steps', flowId] });
      }),
    [flowId, me, onNotice, queries],
  );

  const take = useCallback(
    (which: 'undo' | 'redo') => {
      const run = async (): Promise<void> => {
        try {
          // What this page did a moment ago must be stored before it can be taken back.
          await untilSaved(store);
          const steps = await request<Steps>('GET', `/flows/${flowId}/changesets?limit=0`);
          const step = steps[which];
          if (step === null) return;
          const order = { type: 'UndoChangeSet', changeSet: step.id };
          const { revision, events } = await request<Stored>('POST', `/flows/${flowId}/commands`, order);
          live.heardRevision(revision);
          const kept = events.flatMap((event) => event.data.kept ?? []);
          if (kept.length > 0) {
            const detail = kept.map((one) => one.detail).join(' ');
            toast({ tone: 'info', title: 'Not all of it could be taken back', detail });
          }
        } catch (error) {
          const title = which === 'undo' ? 'Nothing was undone' : 'Nothing was redone';
          toast({ tone: 'warning', title, detail: sentenceFor(error) });
        }
      };
      line.current = line.current.then(run);
    },
    [flowId, live, store],
  );
  return { undo: data?.undo ?? null, redo: data?.redo ?? null, take };
}

function untilSaved(store: ReturnType<typeof useLiveFlow>['store']): Promise<void> {
  if (!store.getState().unsaved) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe(({ unsaved }) => {
      if (unsaved) return;
      stop();
      resolve();
    });
  });
}
