import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus scrapes. One registry a server, so that tests may start several. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
    registers: [this.registry],
  });
  readonly chatCommands = new Counter({
    name: 'chat_commands_total',
    help: 'Chat commands by name and status',
    labelNames: ['command', 'status'] as const,
    registers: [this.registry],
  });
  readonly translations = new Counter({
    name: 'translations_total',
    help: 'Requests to a planner by planner and outcome',
    labelNames: ['planner', 'outcome'] as const,
    registers: [this.registry],
  });
  readonly simulations = new Counter({
    name: 'simulations_total',
    help: 'Simulations by outcome',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A number that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** Numbers by label, which are read when they are asked for: whatever `read` leaves out is gone. */
  gaugeByLabels<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: () => Promise<
      readonly { readonly labels: Readonly<Record<Label, string>>; readonly value: number }[]
    >,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        const numbers = await read();
        this.reset();
        for (const { labels, value } of numbers) this.set(labels, value);
      },
    });
  }
}
