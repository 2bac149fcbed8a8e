import { useId, useState } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { useLive } from '../live/use-live.js';
import { useKnownProposals } from '../proposals/shown-proposal.js';
import { sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { toast } from '../shared/toasts.js';
import { type Assumption, type MadeChoice, useChoose } from './conversation.js';

/** A choice that was made for the person, with what else it could be: one click changes it, another one back. */
export function AssumptionRow({
  assumption,
  messageId,
  index,
  proposalId,
  made,
}: {
  assumption: Assumption;
  /** The reply that tells it; left out where it can only be read: in the conversation of another strategy. */
  messageId?: string | undefined;
  index: number;
  proposalId?: string | undefined;
  /** The last choice that somebody made instead. */
  made: MadeChoice | undefined;
}) {
  const id = useId();
  const { text, nodeId, alternatives = [], assumed } = assumption;
  const choose = useChoose();
  const [wanted, setWanted] = useState<string | null>(null);
  const isThere = useLive((state) => nodeId === undefined || Object.hasOwn(state.flow.nodes, nodeId));
  const proposal = useKnownProposals().all.find((one) => one.id === proposalId);
  // While it waits, another choice changes the proposal; after that, the strategy.
  const canChoose = messageId !== undefined && (isThere || proposal?.isOpen === true);
  const options = [...(assumed ? [assumed] : []), ...alternatives];
  const chosen = made?.label ?? assumed?.label;
  const isLong = options.some(({ label }) => label.length > 40);

  const take = (label: string): void => {
    if (messageId === undefined || wanted !== null || label === chosen) return;
    setWanted(label);
    choose.mutate(
      { messageId, assumption: index, label },
      {
        onSuccess: ({ status, reply }) => {
          if (status === 'refused')
            toast({ tone: 'warning', title: 'The assumption was not changed', detail: reply });
        },
        onError: (error) =>
          toast({ tone: 'danger', title: 'The assumption was not changed', detail: sentenceFor(error) }),
        onSettled: () => setWanted(null),
      },
    );
  };

  return (
    <div className="assumption">
      <p id={id}>
        {text}{' '}
        {nodeId !== undefined && isThere && messageId !== undefined && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              selectNodes([nodeId]);
              usePanels.getState().revealCanvas();
            }}
          >
            Show<span className="visually-hidden"> the node of: {text}</span>
          </button>
        )}
      </p>
      {options.length > 0 && canChoose && (
        <fieldset className={`options${isLong ? ' long' : ''}`}>
          <legend className="visually-hidden">{text}</legend>
          {options.map(({ label }) => (
            <button
              key={label}
              type="button"
              className="chip"
              aria-pressed={label === (wanted ?? chosen)}
              aria-busy={label === wanted}
              onClick={() => take(label)}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
      {made && (
        <p className="assumption-made" role="status">
          <Icon name="check" size={12} /> {made.label === assumed?.label ? 'Back to' : 'Changed to'}{' '}
          {isLong ? 'this reading' : made.label}, by {made.by}
        </p>
      )}
    </div>
  );
}
