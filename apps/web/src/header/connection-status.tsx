import { useLive } from '../live/use-live.js';
import { formatCount } from '../shared/format.js';
import { Icon } from '../shared/icons.js';

/** Whether what is on the canvas is stored, and up to which revision. */
export function ConnectionStatus() {
  const connection = useLive((state) => state.connection);
  const revision = useLive((state) => state.revision);
  const unsaved = useLive((state) => state.unsaved);
  const { tone, text } = statusOf(connection.state, revision, unsaved);
  const because = connection.state === 'reconnecting' ? connection.because : undefined;
  return (
    <p className={`status ${tone}`} role="status" aria-label="Connection" title={because}>
      <span className="status-dot">{tone === 'saved' && <Icon name="check" size={12} />}</span>
      {text}
      {because && <span className="status-reason">{because}</span>}
    </p>
  );
}

function statusOf(state: string, revision: number | null, unsaved: boolean): { tone: string; text: string } {
  switch (state) {
    case 'connecting':
      return { tone: 'waiting', text: 'Connecting…' };
    case 'reconnecting':
      return { tone: 'broken', text: unsaved ? 'Reconnecting… your edits are kept here' : 'Reconnecting…' };
    case 'closed':
      return { tone: 'broken', text: 'Disconnected' };
    default:
      if (unsaved) return { tone: 'waiting', text: 'Saving…' };
      return {
        tone: 'saved',
        text: revision === null ? 'Saved' : `Saved at revision ${formatCount(revision)}`,
      };
  }
}
