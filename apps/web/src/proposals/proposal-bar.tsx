import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { fitOptions } from '../canvas/fit-options.js';
import { useLiveFlow } from '../live/use-live.js';
import { useSession } from '../presence/session.js';
import { IconButton } from '../shared/icon-button.js';
import { changeSigns } from './part-actions.js';
import { useDecide } from './proposals-api.js';
import './proposals.css';
import { hideProposals, type ShownProposal, showProposal, useKnownProposals } from './shown-proposal.js';

/** Over the canvas: which proposal it shows, what that comes to, and the two answers to all of it. */
export function ProposalBar() {
  const { open, shown } = useKnownProposals();
  const decide = useDecide();
  const words = useAnnouncement(shown);
  useLookAtOwn(shown);
  const id = shown?.proposal.id;
  const at = open.findIndex((one) => one.id === id);
  return (
    <>
      <p className="visually-hidden" role="status" aria-label="Proposals">
        {words}
      </p>
      {!shown && open.length > 0 && (
        <button type="button" className="button proposal-hidden" onClick={() => showProposal(open[0]!.id)}>
          {open.length === 1 ? 'Show the proposal that waits' : `Show the ${open.length} proposals that wait`}
        </button>
      )}
      {shown && (
        <section className="proposal-bar" aria-label={`Proposal ${shown.proposal.number} on the canvas`}>
          <span className="proposal-number">{shown.proposal.number}</span>
          <span className="proposal-request" title={shown.proposal.request}>
            {shown.proposal.request}
          </span>
          <Counts shown={shown} />
          {open.length > 1 && (
            <span className="proposal-pages">
              <IconButton
                icon="chevronUp"
                label="Newer proposal"
                disabled={at <= 0}
                onClick={() => showProposal(open[at - 1]!.id)}
              />
              <IconButton
                icon="chevronDown"
                label="Older proposal"
                disabled={at >= open.length - 1}
                onClick={() => showProposal(open[at + 1]!.id)}
              />
            </span>
          )}
          <button
            type="button"
            className="button primary"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ id: shown.proposal.id, how: 'accept', parts: {} })}
          >
            Accept all
          </button>
          <button
            type="button"
            className="button"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ id: shown.proposal.id, how: 'reject', parts: {} })}
          >
            Reject all
          </button>
          <IconButton icon="close" label="Hide proposals on the canvas" onClick={hideProposals} />
        </section>
      )}
    </>
  );
}

function Counts({ shown: { parts } }: { shown: ShownProposal }) {
  const waiting = parts.filter(({ settled }) => !settled);
  return (
    <span className="proposal-counts">
      {(['added', 'changed', 'removed'] as const).map((change) => {
        const count = waiting.filter((part) => part.change === change && part.what === 'node').length;
        const { sign, word } = changeSigns[change];
        return (
          count > 0 && (
            <span key={change} className={change} title={`${word}: ${count} nodes`}>
              {sign}
              {count}
              <span className="visually-hidden"> {word.toLowerCase()} nodes</span>
            </span>
          )
        );
      })}
    </span>
  );
}

/** Says to a screen reader what has been proposed and what others decided. */
function useAnnouncement(shown: ShownProposal | null): string {
  const { onNotice } = useLiveFlow();
  const me = useSession()?.actor.id;
  const [words, setWords] = useState('');
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind !== 'proposal') return;
        const actor = notice.actor as { id: string; name: string } | undefined;
        if (!actor || actor.id === me) return;
        const verb = notice.what === 'ProposalAccepted' ? 'accepted' : 'rejected';
        setWords(`${actor.name} ${verb} parts of a proposal.`);
      }),
    [onNotice, me],
  );
  const id = shown?.proposal.id;
  useEffect(() => {
    const now = latest.current;
    if (id === undefined || !now) return;
    const list = now.parts
      .filter(({ what }) => what === 'node')
      .map(({ change, label }) => `${label} ${changeSigns[change].word.toLowerCase()}`);
    setWords(`Proposal ${now.proposal.number}: ${list.join(', ')}. Nothing has changed yet.`);
  }, [id]);
  return words;
}

/** Brings a proposal into sight when this person asked for it, or chose it; nobody else's view moves. */
function useLookAtOwn(shown: ShownProposal | null): void {
  const { fitView } = useReactFlow();
  const me = useSession()?.actor.id;
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (!shown || seen.current === shown.proposal.id) return;
    const isFirst = seen.current === null;
    seen.current = shown.proposal.id;
    if (isFirst && shown.proposal.by.id !== me) return;
    const frame = requestAnimationFrame(() => void fitView(fitOptions));
    return () => cancelAnimationFrame(frame);
  }, [shown, me, fitView]);
}
