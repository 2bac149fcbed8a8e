import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { useKnownProposals } from '../proposals/shown-proposal.js';
import { request, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import type { Alternative, Assumption } from './conversation.js';

/** A choice that was made for the person; one click shows what else it could be, a second one changes it. */
export function AssumptionRow({
  assumption,
  flowId,
  proposalId,
}: {
  assumption: Assumption;
  flowId: string;
  proposalId?: string;
}) {
  const live = useLiveFlow();
  const { text, nodeId, alternatives = [] } = assumption;
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const here = flowId === live.flowId;
  const isThere = useLive(
    (state) => !here || nodeId === undefined || Object.hasOwn(state.flow.nodes, nodeId),
  );
  const proposal = useKnownProposals().all.find(({ id }) => id === proposalId);
  // While it waits, another choice changes the proposal; after that, the strategy.
  const waits = proposal?.isOpen === true;
  const exists = isThere || waits;

  const choose = async (alternative: Alternative): Promise<void> => {
    setBusy(true);
    try {
      const { commands } = alternative;
      const { revision } = waits
        ? await request<{ revision: number }>('POST', `/flows/${flowId}/proposals/${proposal.id}/amend`, {
            commands,
          })
        : await request<{ revision: number }>('POST', `/flows/${flowId}/commands`, commands);
      if (here) live.heardRevision(revision);
      setChosen(alternative.label);
    } catch (error) {
      toast({ tone: 'warning', title: 'The assumption was not changed', detail: sentenceFor(error) });
    } finally {
      setBusy(false);
    }
  };

  const words = chosen ? (
    <span>
      <Icon name="check" size={12} /> Changed to {chosen}
    </span>
  ) : (
    <span>{text}</span>
  );
  if (alternatives.length > 0 && exists) {
    return (
      <DropdownMenu.Root>
        <DropdownMenu.Trigger
          className="assumption"
          disabled={busy}
          aria-label={`${chosen ?? text} Change this assumption`}
        >
          {words}
          <span className="assumption-change">Change</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
            <DropdownMenu.Label className="menu-label">Change to</DropdownMenu.Label>
            {alternatives.map((alternative) => (
              <DropdownMenu.Item
                key={alternative.label}
                className="menu-item"
                onSelect={() => void choose(alternative)}
              >
                {alternative.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    );
  }
  if (nodeId !== undefined && isThere && here) {
    return (
      <button type="button" className="assumption" onClick={() => selectNodes([nodeId])}>
        {words}
        <span className="assumption-change">Show</span>
      </button>
    );
  }
  return <div className="assumption">{words}</div>;
}
