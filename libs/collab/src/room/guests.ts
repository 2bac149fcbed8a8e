import type { AwarenessRelay } from '../awareness/awareness-relay.js';
import type { Author, Guest, RoomPorts } from '../room-api.js';

/** Stock clients forget whom they have not heard of for 30 s. */
const refreshInterval = 15_000;

/** One that works on the canvas without a connection, as the relay knows it. */
interface Present {
  readonly author: Author;
  readonly client: number;
  clock: number;
  visits: number;
  state: string;
}

/** The agent on the canvas: one client id for each of them, however many requests it works on at once. */
export class Guests {
  private readonly known = new Map<string, Present>();
  private cancelRefresh: (() => void) | undefined;

  /** @param changed called when there is something new for everybody */
  constructor(
    private readonly ports: Pick<RoomPorts, 'schedule' | 'newClientId'>,
    private readonly relay: AwarenessRelay<{ readonly author: Author }>,
    private readonly changed: () => void,
  ) {}

  welcome(author: Author, color: string): Guest {
    const present = this.known.get(author.actor.id) ?? this.introduce(author);
    present.visits++;
    const show: Guest['show'] = (where) => {
      present.state = JSON.stringify({
        cursor: null,
        selection: [],
        dragging: null,
        ...where,
        user: { color },
      });
      this.tell(present);
    };
    show({});
    this.cancelRefresh ??= this.ports.schedule(refreshInterval, () => this.refresh());
    let isHere = true;
    return {
      show: (where) => {
        if (isHere) show(where);
      },
      leave: () => {
        if (!isHere) return;
        isHere = false;
        present.visits--;
        if (present.visits > 0) return;
        this.relay.left(present);
        this.changed();
      },
    };
  }

  close(): void {
    this.cancelRefresh?.();
  }

  private introduce(author: Author): Present {
    const present = { author, client: this.ports.newClientId(), clock: 0, visits: 0, state: '{}' };
    this.known.set(author.actor.id, present);
    return present;
  }

  private tell(present: Present): void {
    present.clock++;
    this.relay.receive(present, [{ client: present.client, clock: present.clock, state: present.state }]);
    this.changed();
  }

  private refresh(): void {
    const here = [...this.known.values()].filter(({ visits }) => visits > 0);
    for (const present of here) this.tell(present);
    this.cancelRefresh =
      here.length > 0 ? this.ports.schedule(refreshInterval, () => this.refresh()) : undefined;
  }
}
