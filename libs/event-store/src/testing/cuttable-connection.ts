import { connect, createServer, type Socket } from 'node:net';

/** A TCP relay to a server, whose connections a test can break at the worst moment. */
export interface CuttableConnection {
  /** Where to connect instead. */
  readonly port: number;
  /**
   * From now on what the server answers is thrown away, and the connection is broken at the first answer: what
   * was asked is done, and nobody hears of it. New connections work.
   */
  loseNextAnswer(): void;
  /** Breaks all connections and refuses new ones. */
  cut(): void;
  /** Lets new connections through again. */
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableConnection(host: string, port: number): Promise<CuttableConnection> {
  const sockets = new Set<Socket>();
  let losing = new Set<Socket>();
  let refusing = false;

  const server = createServer((client) => {
    const upstream = connect(port, host);
    const end = (): void => {
      sockets.delete(client);
      losing.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    if (refusing) {
      end();
      return;
    }
    sockets.add(client);
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (losing.has(client)) end();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    loseNextAnswer() {
      losing = new Set(sockets);
    },
    cut() {
      refusing = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      refusing = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
