interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until a test moves it. */
export class VirtualClock {
  private time = Date.UTC(2024, 0, 1);
  private tasks: Task[] = [];

  now = (): number => this.time;

  schedule = (milliseconds: number, run: () => void): (() => void) => {
    const task = { at: this.time + milliseconds, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  };

  /** Moves time on, running what falls due in its order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settle();
      const due = this.tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.tasks = this.tasks.filter((task) => task !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
    }
    this.time = end;
  }
}

/** Lets everything that waits only for promises run to its end. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 60; step++) await null;
}
