interface Following<State> {
  readonly state: State;
  reading: Promise<unknown>;
}

/** States that stay in memory: those that somebody looked at last. */
const mostKept = 32;

/** States that are folded from a flow's streams: each is read once, and from then on only what is new. */
export class Followed<State extends { catchUp(): Promise<unknown> }> {
  private readonly flows = new Map<string, Following<State>>();

  constructor(private readonly make: (flowId: string) => State) {}

  async upToDate(flowId: string): Promise<State> {
    const followed: Following<State> = this.flows.get(flowId) ?? {
      state: this.make(flowId),
      reading: Promise.resolve(),
    };
    // The one that was used last stays longest.
    this.flows.delete(flowId);
    this.flows.set(flowId, followed);
    for (const oldest of this.flows.keys()) {
      if (this.flows.size <= mostKept) break;
      this.flows.delete(oldest);
    }
    const reading = followed.reading.then(() => followed.state.catchUp());
    followed.reading = reading.catch(() => undefined);
    await reading;
    return followed.state;
  }
}
