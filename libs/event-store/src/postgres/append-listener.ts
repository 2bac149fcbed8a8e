import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { Backoff } from '../backoff.js';
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
  private readonly backoff = new Backoff(shortestPause, longestPause);
  private closed = false;
  private readonly polling: NodeJS.Timeout;
  private reconnecting: NodeJS.Timeout | undefined;
  private announcing: Promise<void> | undefined;
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

  /** This process has appended. Said at once, and then not again for 10 ms. */
  announce(): void {
    this.unannounced = true;
    this.announceIfConnected();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.polling);
    clearTimeout(this.reconnecting);
    await this.announcing;
    await this.client?.end().catch(() => {});
  }

  private announceIfConnected(): void {
    if (this.unannounced && this.client) this.announcing ??= this.announceAll();
  }

  private async announceAll(): Promise<void> {
    while (this.unannounced && this.client) {
      this.unannounced = false;
      // If it fails, the connection is gone, and the others poll.
      await this.client.query(`NOTIFY ${this.channel}, '${this.self}'`).catch(() => {});
      if (!this.closed) await pause(announceMilliseconds, undefined, { ref: false });
    }
    this.announcing = undefined;
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
    this.backoff.reset();
    this.announceIfConnected();
    client.once('end', () => {
      this.client = undefined;
      this.listenLater();
    });
    // Something may have been appended while nobody listened.
    this.wakeup.tell();
  }

  private listenLater(): void {
    if (this.closed) return;
    this.reconnecting = setTimeout(() => void this.listen(), this.backoff.next()).unref();
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
