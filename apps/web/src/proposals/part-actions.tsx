import type { ReviewedPart } from '@strategy-builder/domain';
import { Icon } from '../shared/icons.js';
import { Tooltip } from '../shared/tooltip.js';
import { type Decision, useDecide } from './proposals-api.js';

/** What a change does, as a sign and a word: colour alone tells nobody who can't see it. */
export const changeSigns = {
  added: { sign: '+', word: 'Added' },
  changed: { sign: '~', word: 'Changed' },
  removed: { sign: '−', word: 'Removed' },
} as const;

/** Written out, or as a sign alone at the node that it is `of`. */
export function ChangeSign({ change, of }: { change: ReviewedPart['change']; of?: string }) {
  const { sign, word } = changeSigns[change];
  return (
    <span className={`change-sign ${change}`}>
      <b aria-hidden="true">{sign}</b>
      {of === undefined ? word : <span className="visually-hidden">{`${word}: ${of}`}</span>}
    </span>
  );
}

/** Accepts or rejects one part. */
export function PartActions({ proposalId, part }: { proposalId: string; part: ReviewedPart }) {
  const decide = useDecide();
  const { outlook, label } = part;
  const act = (how: Decision['how']): void => decide.mutate({ id: proposalId, how, parts: named(part) });
  const accepts = outlook?.stands !== 'impossible' && outlook?.stands !== 'changed-since';
  return (
    <span className="part-actions nodrag nopan">
      {accepts && (
        <ActionButton
          icon="check"
          label={`Accept ${label}`}
          busy={decide.isPending}
          onClick={() => act('accept')}
        />
      )}
      <ActionButton
        icon="close"
        label={`Reject ${label}`}
        busy={decide.isPending}
        onClick={() => act('reject')}
      />
    </span>
  );
}

/** Where somebody changed the same since: takes the proposal's value all the same. */
export function ReplaceTheirs({ proposalId, part }: { proposalId: string; part: ReviewedPart }) {
  const decide = useDecide();
  const { outlook, label } = part;
  if (outlook?.stands !== 'changed-since' && outlook?.stands !== 'partly') return null;
  const parts = { ...named(part), overwrite: true } as const;
  return (
    <button
      type="button"
      className="link-button nodrag nopan"
      disabled={decide.isPending}
      onClick={() => decide.mutate({ id: proposalId, how: 'accept', parts })}
    >
      Accept anyway<span className="visually-hidden">, in {label}</span>
    </button>
  );
}

function ActionButton({
  icon,
  label,
  busy,
  onClick,
}: {
  icon: 'check' | 'close';
  label: string;
  busy: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip text={label} side="top">
      <button
        type="button"
        className={`part-action ${icon}`}
        aria-label={label}
        disabled={busy}
        onClick={(event) => {
          event.stopPropagation();
          onClick();
        }}
      >
        <Icon name={icon} size={12} />
      </button>
    </Tooltip>
  );
}

function named({ what, id }: ReviewedPart): Decision['parts'] {
  if (what === 'flow') return { flow: true };
  return what === 'node' ? { nodes: [id] } : { edges: [id] };
}
