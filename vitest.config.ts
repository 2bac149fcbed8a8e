import { defineConfig } from 'vitest/config';

// Tests run on sources: the "source" condition of each package's exports points to its src folder.
const conditions = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

export default defineConfig({
  test: {
    projects: [
      {
        ...conditions,
        test: {
          name: 'unit',
          include: ['{libs/*,event-migrations,apps/*}/src/**/*.spec.{ts,tsx}'],
          exclude: ['**/*.server.spec.ts'],
        },
      },
      {
        // Specs that start a real server of their own; minutes, not seconds.
        ...conditions,
        test: {
          name: 'servers',
          include: ['{libs,apps}/*/src/**/*.server.spec.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        ...conditions,
        test: {
          name: 'whole',
          include: ['tests/{architecture,convergence,golden,event-store,acceptance,e2e}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
