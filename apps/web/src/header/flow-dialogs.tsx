import { limits } from '@strategy-builder/domain';
import { type FormEvent, useId } from 'react';
import { useLive } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { Dialog } from '../shared/dialog.js';

interface Asked {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function RenameDialog({ open, onClose }: Asked) {
  const name = useLive((state) => state.flow.name);
  const perform = usePerform();
  return (
    <Dialog open={open} onClose={onClose} title="Rename strategy">
      <NameForm
        initial={name}
        action="Rename"
        onClose={onClose}
        onName={(chosen) => {
          if (perform({ type: 'RenameFlow', name: chosen })) onClose();
        }}
      />
    </Dialog>
  );
}

export function NewDialog({ open, onClose, onName }: Asked & { onName: (name: string) => Promise<void> }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="New strategy"
      description="It opens empty; the chat helps to fill it."
    >
      <NameForm
        initial=""
        action="Create"
        onClose={onClose}
        onName={(chosen) => {
          onClose();
          void onName(chosen);
        }}
      />
    </Dialog>
  );
}

export function ArchiveDialog({ open, onClose, onArchive }: Asked & { onArchive: () => Promise<void> }) {
  const name = useLive((state) => state.flow.name);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Archive “${name}”?`}
      description="Nobody can edit it afterwards. Its history stays readable, and an export keeps a copy."
    >
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            onClose();
            void onArchive();
          }}
        >
          Archive
        </button>
      </div>
    </Dialog>
  );
}

function NameForm({
  initial,
  action,
  onName,
  onClose,
}: {
  initial: string;
  action: string;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name !== '') onName(name);
  };
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          name="name"
          className="input"
          defaultValue={initial}
          maxLength={limits.label}
          required
        />
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="button primary">
          {action}
        </button>
      </div>
    </form>
  );
}
