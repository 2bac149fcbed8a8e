import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { toast } from '../shared/toasts.js';
import type { Notice } from './notice.js';
import { useLiveFlow } from './use-live.js';

/** Says when the server took an edit of this page back, or when somebody else's write to the same place won. */
export function useNoticeToasts(): void {
  const live = useLiveFlow();
  const { fitView } = useReactFlow();
  useEffect(
    () =>
      live.onNotice((notice) => {
        const node = nodeOf(notice);
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
          const detail =
            typeof notice.detail === 'string' ? notice.detail : 'The rules of the strategy forbid it.';
          toast({
            tone: 'warning',
            title: 'Your change was taken back',
            detail,
            ...(action ? { action } : {}),
          });
        } else if (notice.kind === 'overtaken') {
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

function nodeOf(notice: Notice): string | undefined {
  const path = notice.path;
  if (typeof path !== 'object' || path === null || !('node' in path)) return undefined;
  return typeof path.node === 'string' ? path.node : undefined;
}
