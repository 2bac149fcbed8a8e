import { closeCodes } from '@strategy-builder/collab/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createFlow, flowsKey } from '../header/flows-api.js';
import { sentenceFor } from '../shared/api.js';
import { openFlow } from '../shared/route.js';
import { toast } from '../shared/toasts.js';
import './connection-ended.css';
import { useLive } from './use-live.js';

/** Stands over the canvas when the server will not take this page back as it is, and says what helps. */
export function ConnectionEnded({ onReopen }: { onReopen: () => void }) {
  const connection = useLive((state) => state.connection);
  const unsaved = useLive((state) => state.unsaved);
  const queries = useQueryClient();
  const code = connection.state === 'closed' ? connection.end.code : null;
  useEffect(() => {
    // An older copy without edits of its own is of no use to anybody: take the new one.
    if (code === closeCodes.olderEpoch && !unsaved) onReopen();
  }, [code, unsaved, onReopen]);
  if (connection.state !== 'closed') return null;
  const { title, detail, remedy } = connection.end;

  const create = async (): Promise<void> => {
    try {
      const { id } = await createFlow('Untitled strategy');
      await queries.invalidateQueries({ queryKey: flowsKey });
      openFlow(id);
    } catch (error) {
      toast({ tone: 'danger', title: 'The strategy was not created', detail: sentenceFor(error) });
    }
  };

  return (
    <div className="ended" role="alertdialog" aria-label={title}>
      <div className="ended-card">
        <h2>{title}</h2>
        <p>{detail}</p>
        {unsaved && <p className="soft">Your last edit on this page had not been saved.</p>}
        <div className="ended-actions">
          {remedy === 'open-another' ? (
            <>
              <button type="button" className="button" onClick={() => openFlow('example')}>
                Open the example
              </button>
              <button type="button" className="button primary" onClick={() => void create()}>
                New strategy
              </button>
            </>
          ) : (
            <button
              type="button"
              className="button primary"
              onClick={remedy === 'reload' ? onReopen : () => location.reload()}
            >
              {remedy === 'reload' ? 'Reload the strategy' : 'Sign in'}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
