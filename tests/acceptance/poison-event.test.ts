import {
  type EventStore,
  openKurrentDbStore,
  openPostgresStore,
  openSqliteStore,
} from '@strategy-builder/event-store';
import {
  sampleEvent,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@strategy-builder/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeEventStore } from '../event-store/server/fake-server.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, runCommand, startProduct } from '../fixtures/product.js';

// An event that the log took and a read model can't: stored by a faulty version. What the running product does then.

/** A message without its text. */
const poison = sampleEvent(
  { messageId: 'poison', sessionId: 's1', from: 'user' },
  { type: 'ChatMessageSent' },
);
const mendedVersion = {
  NODE_OPTIONS: `--import ${new URL('../fixtures/mended-chat-messages.js', import.meta.url).href}`,
};

interface Ready {
  readonly parked: number;
  readonly lag: number;
  readonly parkedStreams: readonly Record<string, unknown>[];
}

let postgres: TemporaryPostgres;
const kurrentDb = new FakeEventStore();
beforeAll(async () => {
  [postgres] = await Promise.all([startTemporaryPostgres(), kurrentDb.start()]);
});
afterAll(async () => {
  await Promise.all([postgres.stop(), kurrentDb.stop()]);
});

const kinds = {
  SQLite: {
    env: () => ({}),
    open: async (folder: string): Promise<EventStore> => openSqliteStore({ directory: folder }),
    besideTheServer: false,
  },
  PostgreSQL: {
    env: () => ({ DATABASE_URL: postgres.url }),
    open: () => openPostgresStore({ connectionString: postgres.url }),
    besideTheServer: true,
  },
  'KurrentDB (fake server)': {
    env: () => ({ EVENTSTORE_URL: kurrentDb.address }),
    open: () => openKurrentDbStore({ connectionString: kurrentDb.address }),
    besideTheServer: true,
  },
};

describe.each(Object.entries(kinds))('a poison event in a log on %s', (_, kind) => {
  let product: Product;
  let api: Client;
  const start = async (env: Record<string, string> = {}): Promise<void> => {
    product = await startProduct({
      env: { ...kind.env(), ...env },
      ...(product && { dataDirectory: product.dataDirectory }),
    });
    api = client(product.origin);
  };
  const say = (flow: string, text: string) => api.post(`/flows/${flow}/chat`, { text, sessionId: 's1' });
  const heard = async (flow: string): Promise<string[]> => {
    const { body } = await api.get<{ messages: { from: string; text: string }[] }>(
      `/flows/${flow}/chat?sessionId=s1`,
    );
    return body.messages.filter(({ from }) => from === 'user').map(({ text }) => text);
  };
  const ready = async (): Promise<Ready> => {
    const { status, body } = await api.get<Ready>('/ready');
    expect(status).toBe(200);
    return body;
  };
  const metric = async (name: string): Promise<string[]> => {
    const { body } = await api.get<unknown>('/metrics');
    return String(body)
      .split('\n')
      .filter((line) => line.startsWith(name));
  };
  const parkedAlike = {
    parked: 1,
    lag: 0,
    parkedStreams: [{ readModel: 'chat_messages', stream: 'chat-sick' }],
  };

  beforeAll(async () => {
    await start();
    for (const id of ['sick', 'well']) await api.post('/flows', { id, name: id });
    await say('sick', '/help first');
    if (!kind.besideTheServer) await product.stop();
    const log = await kind.open(product.dataDirectory);
    await log.append('chat-sick', 'exists', [poison]);
    await log.close();
    if (!kind.besideTheServer) await start();
  });
  afterAll(async () => {
    await product.stop();
    product.removeData();
  });

  it('parks its stream: what follows in it waits, every other stream goes on', async () => {
    await say('sick', '/help second');
    await say('well', '/help other');
    expect(await heard('sick')).toEqual(['/help first']);
    expect(await heard('well')).toEqual(['/help other']);
    const rename = await api.post('/flows/sick/commands', { type: 'RenameFlow', name: 'Still editable' });
    expect(rename.status).toBe(201);
    const { body } = await api.get<{ name: string }[]>('/flows');
    expect(body.map(({ name }) => name)).toContain('Still editable');
  });

  it('is named by /ready, counted and named by /metrics, and written into the log', async () => {
    const state = await ready();
    expect(state).toMatchObject({
      parked: 1,
      parkedStreams: [
        {
          readModel: 'chat_messages',
          stream: 'chat-sick',
          type: 'ChatMessageSent',
          eventId: poison.id,
          revision: 3,
          // The poison, and the message and the answer behind it.
          waiting: 3,
        },
      ],
    });
    expect(await metric('read_model_parked_streams')).toEqual(['read_model_parked_streams 1']);
    expect(await metric('read_model_parked_events')).toEqual([
      'read_model_parked_events{read_model="chat_messages",stream="chat-sick"} 3',
    ]);
    expect(product.errors()).toContain(poison.id);
    expect(product.errors()).toContain('chat-sick');
  });

  it('stays parked over a restart, and over a rebuild, as long as nothing is mended', async () => {
    await product.stop();
    await start();
    expect(await ready()).toMatchObject(parkedAlike);
    expect(product.errors()).toContain(poison.id);
    const env = { DATA_DIR: product.dataDirectory, ...kind.env() };
    expect(await runCommand('rebuild-projections', [], env)).toMatchObject({ code: 0 });
    expect(await ready()).toMatchObject(parkedAlike);
    expect(await heard('sick')).toEqual(['/help first']);
  });

  it('comes back beside the running server by a rebuild of a mended version', async () => {
    const env = { DATA_DIR: product.dataDirectory, ...kind.env(), ...mendedVersion };
    expect(await runCommand('rebuild-projections', [], env)).toMatchObject({ code: 0 });
    expect(await ready()).toMatchObject({ parked: 0, lag: 0, parkedStreams: [] });
    expect(await heard('sick')).toEqual(['/help first', '(no text)', '/help second']);
    await say('sick', '/help third');
    expect((await heard('sick')).at(-1)).toBe('/help third');
    expect(await metric('read_model_parked')).toEqual(['read_model_parked_streams 0']);
  });

  it('comes back by the start of a mended version', async () => {
    // Parked once more, by a rebuild of the version that can't take it.
    const env = { DATA_DIR: product.dataDirectory, ...kind.env() };
    expect(await runCommand('rebuild-projections', [], env)).toMatchObject({ code: 0 });
    expect(await ready()).toMatchObject(parkedAlike);
    await product.stop();
    await start(mendedVersion);
    expect(await ready()).toMatchObject({ parked: 0, lag: 0 });
    expect(await heard('sick')).toEqual(['/help first', '(no text)', '/help second', '/help third']);
  });
});
