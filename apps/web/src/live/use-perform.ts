import type { FlowCommand } from '@strategy-builder/domain';
import { useCallback } from 'react';
import { useViewedRevision } from '../history/viewed-revision.js';
import { toast } from '../shared/toasts.js';
import { useLiveFlow } from './use-live.js';

/** Does commands on the canvas and says why when they are refused. Returns whether they were done. */
export function usePerform(): (...commands: readonly FlowCommand[]) => boolean {
  const live = useLiveFlow();
  return useCallback(
    (...commands) => {
      if (useViewedRevision.getState().viewed) {
        toast({
          tone: 'warning',
          title: 'You are looking at an earlier revision',
          detail: 'Return to the present, or restore this revision, to edit.',
        });
        return false;
      }
      const refusal = live.perform(commands);
      if (refusal) toast({ tone: 'warning', title: 'Not done', detail: refusal.detail });
      return !refusal;
    },
    [live],
  );
}
