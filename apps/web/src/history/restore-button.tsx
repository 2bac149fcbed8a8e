import { useState } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import { useViewedRevision, viewRevision } from './viewed-revision.js';

/** Brings the strategy back to the revision that is shown, by new events: nothing of what came after is lost. */
export function RestoreButton() {
  const live = useLiveFlow();
  const viewed = useViewedRevision((state) => state.viewed);
  const [busy, setBusy] = useState(false);

  const restore = async (): Promise<void> => {
    if (!viewed) return;
    setBusy(true);
    try {
      const { revision } = await request<{ revision: number }>('POST', `/flows/${live.flowId}/restore`, {
        revision: viewed.revision,
      });
      live.heardRevision(revision);
      viewRevision(null);
      toast({
        tone: 'success',
        title: `Back at revision ${viewed.revision}`,
        detail: `It is stored as revision ${revision}; the history keeps what came between.`,
      });
    } catch (error) {
      toast({ tone: 'danger', title: 'The revision was not restored', detail: sentenceFor(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="button primary"
      disabled={!viewed || busy}
      onClick={() => void restore()}
    >
      <Icon name="restore" size={14} />
      Restore{viewed ? ` revision ${viewed.revision}` : ''}
    </button>
  );
}
