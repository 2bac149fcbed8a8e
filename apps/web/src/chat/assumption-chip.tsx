import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import type { Alternative, Assumption } from './conversation.js';

/** A choice that was made for the person; one click shows what else it could be, a second one changes it. */
export function AssumptionChip({ assumption, flowId }: { assumption: Assumption; flowId: string }) {
  const live = useLiveFlow();
  const { text, nodeId, alternatives = [] } = assumption;
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const here = flowId === live.flowId;
  const exists = useLive((state) => !here || nodeId === undefined || Object.hasOwn(state.flow.nodes, nodeId));

  const choose = async (alternative: Alternative): Promise<void> => {
    setBusy(true);
    try {
      const { revision } = await request<{ revision: number }>(
        'POST',
        `/flows/${flowId}/commands`,
        alternative.commands,
      );
      if (here) live.heardRevision(revision);
      setChosen(alternative.label);
    } catch (error) {
      toast({ tone: 'warning', title: 'The assumption was not changed', detail: sentenceFor(error) });
    } finally {
      setBusy(false);
    }
  };

  const face = (
    <>
      {chosen ? (
        <>
          <Icon name="check" size={12} />
          {chosen}
        </>
      ) : (
        text
      )}
    </>
  );
  if (alternatives.length === 0 || !exists) {
    return (
      <button
        type="button"
        className="chip"
        disabled={!exists || nodeId === undefined || !here}
        onClick={() => nodeId && selectNodes([nodeId])}
      >
        {face}
      </button>
    );
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="chip"
        disabled={busy}
        aria-label={`Assumption: ${chosen ?? text}. Change it`}
      >
        {face}
        <Icon name="chevronDown" size={12} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
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
