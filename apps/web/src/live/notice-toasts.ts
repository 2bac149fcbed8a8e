import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { toast } from '../shared/toasts.js';
import { useLiveFlow } from './use-live.js';

/** Says when the server took an edit of this page back, or when somebody else's write to the same place won. */
export function useNoticeToasts(): void {
  const live = useLiveFlow();
  const { fitView } = useReactFlow();
  useEffect(
    () =>
      live.onNotice((notice) => {
        if (notice.kind !== 'refused' && notice.kind !== 'overtaken') return;
        const { node } = notice.path;
        const known = node !== undefined && Object.hasOwn(live.store.getState().flow.nodes, node);
        const action = known
          ? {
              label: 'Show the node',
              run: () => {
                selectNodes([node]);
                void fitView({ nodes: [{ id: node }], duration: 250, maxZoom: 1.1, padding: 0.8 });
              },
            }
          : undefined;
        if (notice.kind === 'refused') {
          toast({
            tone: 'warning',
            title: 'Your change was taken back',
            detail: notice.detail,
            ...(action ? { action } : {}),
          });
        } else {
          const label = known ? live.store.getState().flow.nodes[node]!.label : 'the strategy';
          toast({
            tone: 'info',
            title: `Somebody changed ${label} at the same moment`,
            detail: 'Their value stands. Look at it, and change it again if yours was right.',
            ...(action ? { action } : {}),
          });
        }
      }),
    [live, fitView],
  );
}
