import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tellTheStory } from './story.js';

const program = fileURLToPath(new URL('../event-store/server/main.js', import.meta.url));

/** On the fake server, in a process of its own that outlives the product; a real one with EVENTSTORE_TEST_URL. */
tellTheStory(async () => {
  const real = process.env.EVENTSTORE_TEST_URL;
  if (real) return { env: { EVENTSTORE_URL: real }, stop: () => {} };
  const server = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  return {
    env: { EVENTSTORE_URL: address.replace('esdb:', 'kurrentdb:') },
    stop: () => server.kill('SIGKILL'),
  };
});
