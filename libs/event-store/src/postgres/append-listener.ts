import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Wakeup } from '../subscription-loop.js';

const pollMilliseconds = 500;
const announceMilliseconds = 10;
const shortestPause = 100;
const longestPause = 10_000;

/**
 * Wakes the subscribers when another process has appended, and tells other processes that this one has: at
 * once by LISTEN and NOTIFY, and at the latest by a poll of the head, since a notification may be lost with its
 * connection (or never come, behind a pooler).
 *
 * The notification is sent on its own after the commit, not in the transaction: a full notification queue,
 * which any idle listener in the cluster can cause, must not fail an append.
 */
export class AppendListener {
  private readonly self = randomUUID();
  private client: Client | undefined;
  private head = 0;
  private pause = shortestPause;
  private closed = false;
  private readonly polling: NodeJS.Timeout;
  private reconnecting: NodeJS.Timeout | undefined;
  private announcing: NodeJS.Timeout | undefined;
  private unannounced = false;

  constructor(
    private readonly connect: () => Client,
    private readonly channel: string,
    private readonly readHead: () => Promise<number>,
    private readonly wakeup: Wakeup,
  ) {
    this.polling = setInterval(() => void this.poll(), pollMilliseconds).unref();
    void this.listen();
  }

  /** This process has appended. Said at once, then at most every 10 ms. */
  announce(): void {
    this.unannounced = true;
    if (this.announcing) return;
    this.sayIt();
    this.announcing = setTimeout(() => {
      this.announcing = undefined;
      if (this.unannounced) this.announce();
    }, announceMilliseconds).unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.polling);
    clearTimeout(this.reconnecting);
    clearTimeout(this.announcing);
    if (this.unannounced) this.sayIt();
    await this.client?.end().catch(() => {});
  }

  private sayIt(): void {
    this.unannounced = false;
    this.client?.query(`NOTIFY ${this.channel}, '${this.self}'`).catch(() => {});
  }

  private async listen(): Promise<void> {
    const client = this.connect();
    client.on('error', () => {});
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.wakeup.tell();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
    } catch {
      void client.end().catch(() => {});
      this.listenLater();
      return;
    }
    if (this.closed) {
      await client.end().catch(() => {});
      return;
    }
    this.client = client;
    this.pause = shortestPause;
    client.once('end', () => {
      this.client = undefined;
      this.listenLater();
    });
    // Something may have been appended while nobody listened.
    this.wakeup.tell();
  }

  private listenLater(): void {
    if (this.closed) return;
    this.reconnecting = setTimeout(() => void this.listen(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private async poll(): Promise<void> {
    try {
      const head = await this.readHead();
      if (head !== this.head) this.wakeup.tell();
      this.head = head;
    } catch {
      // The database is away. Readers and writers notice by themselves.
    }
  }
}
