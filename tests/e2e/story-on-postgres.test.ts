import { startTemporaryPostgres } from '@strategy-builder/event-store/testing';
import { tellTheStory } from './story.js';

tellTheStory(async () => {
  const server = await startTemporaryPostgres();
  return { env: { DATABASE_URL: server.url }, stop: () => server.stop() };
});
