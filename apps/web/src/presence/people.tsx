import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import { Tooltip } from '../shared/tooltip.js';
import type { PeerUser } from './peers.js';
import { usePeople } from './presence.js';
import { type Session, useRenameSession, useSession } from './session.js';

const shownAtMost = 5;

/** Who is here: the others, the agent, and oneself with a way to choose one's name. */
export function People() {
  const session = useSession();
  const people = usePeople().filter((person) => person.id !== session?.actor.id);
  const shown = people.slice(0, shownAtMost);
  const more = people.length - shown.length;
  return (
    <section className="people" aria-label={`People here: ${people.length + 1}`}>
      {session && <Self session={session} />}
      {shown.map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
      {more > 0 && (
        <Tooltip
          text={people
            .slice(shownAtMost)
            .map((person) => person.name)
            .join(', ')}
        >
          <span className="avatar more">+{more}</span>
        </Tooltip>
      )}
    </section>
  );
}

function Avatar({ person }: { person: PeerUser }) {
  const isAgent = person.kind === 'agent';
  return (
    <Tooltip text={isAgent ? `${person.name} (agent)` : person.name}>
      <span
        className={`avatar ${isAgent ? 'agent' : ''}`}
        role="img"
        aria-label={isAgent ? `${person.name}, agent` : person.name}
        style={{ background: person.color }}
      >
        {isAgent ? <Icon name="agent" size={14} /> : initials(person.name)}
      </span>
    </Tooltip>
  );
}

function Self({ session }: { session: Session }) {
  const rename = useRenameSession();
  const [open, setOpen] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name === '') return;
    try {
      await rename(name);
      setOpen(false);
    } catch (error) {
      toast({ tone: 'danger', title: 'Your name was not changed', detail: sentenceFor(error) });
    }
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tooltip text={`${session.actor.name} (you)`}>
        <Popover.Trigger
          className="avatar self"
          aria-label={`You are ${session.actor.name}. Change your name`}
          data-initials={initials(session.actor.name)}
          style={{ background: session.color }}
        />
      </Tooltip>
      <Popover.Portal>
        <Popover.Content className="menu" align="end" sideOffset={6} style={{ padding: 12, width: 240 }}>
          <form className="field" onSubmit={submit}>
            <label htmlFor="own-name">Your name on the canvas</label>
            <input
              id="own-name"
              className="input"
              name="name"
              defaultValue={session.actor.name}
              maxLength={60}
            />
            <button type="submit" className="button primary">
              Save name
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return (words.length > 1 ? `${words[0]![0]}${words.at(-1)![0]}` : name.slice(0, 2)).toUpperCase();
}
