import type { TokenPrices } from '@strategy-builder/ai';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { z } from 'zod';

/**
 * Everything the environment may say, read once at start. Each variable is described here and nowhere else;
 * `npm start -- --help-environment` and the README's table are kept equal to it by a test.
 */
const environment = z.object({
  PORT: port().default(3000).describe('HTTP and WebSocket port; 0 picks a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  DATA_DIR: z.string().min(1).default('./data').describe('embedded database, market data and caches'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/|^(?![a-z]+:\/\/)/, 'must begin with postgres:// or be a path')
    .optional()
    .describe('postgres://… or a path for the SQLite file; unset: SQLite in DATA_DIR'),
  EVENTSTORE_URL: z
    .string()
    .regex(/^(esdb|kurrentdb)(\+discover)?:\/\//, 'must begin with esdb:// or kurrentdb://')
    .optional()
    .describe('event log on EventStoreDB or KurrentDB; unset: the same database'),
  ANTHROPIC_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('key of the Claude planner; unset: the rules planner'),
  ANTHROPIC_MODEL: z.string().min(1).optional().describe('model of the Claude planner'),
  ANTHROPIC_BASE_URL: z.url().optional().describe('address of the Claude API'),
  ANTHROPIC_TIMEOUT: count(1_000, 600_000)
    .default(60_000)
    .describe('milliseconds after which the rules planner answers instead of Claude'),
  ANTHROPIC_TOKENS_PER_REQUEST: count(1_000, 10_000_000)
    .default(100_000)
    .describe('tokens that one request to Claude may use'),
  ANTHROPIC_TOKENS_PER_DAY: count(1_000, 1_000_000_000)
    .default(2_000_000)
    .describe('tokens that all requests to Claude may use in a UTC day'),
  ANTHROPIC_PRICES: z
    .string()
    .regex(/^\d+(\.\d+)?(\/\d+(\.\d+)?){3}$/, 'must be four prices such as 3/15/3.75/0.3')
    .transform((text) => text.split('/').map(Number))
    .optional()
    .describe(
      'US dollars for a million tokens of input/output/cache write/cache read; unset: no cost is told',
    ),
  WEBSOCKET_HOST: z.string().min(1).optional().describe('separate listener for the canvas socket'),
  WEBSOCKET_PORT: port().optional().describe('separate listener for the canvas socket'),
  WEBSOCKET_TIMEOUT: count(1_000, 3_600_000)
    .default(30_000)
    .describe('milliseconds after which a silent connection is dropped'),
  MAX_CONCURRENT_USERS: count(1, 100_000).default(50).describe('connections in one flow'),
  MAX_NODES_PER_STRATEGY: count(1, 100_000).default(100).describe('nodes in one flow'),
  MAX_EDITS_PER_SECOND: count(1, 1_000_000)
    .default(200)
    .describe('edits a second and connection; bursts of four times as many'),
  SANDBOX_TIMEOUT: count(100, 3_600_000)
    .default(60_000)
    .describe('milliseconds after which a run of custom Python is ended'),
  SANDBOX_MEMORY: count(32, 4_096).default(256).describe('MiB that custom Python may use'),
  SANDBOX_OUTPUT: count(0, 10_240).default(64).describe('KiB of what custom Python prints that are kept'),
  AUTH: z
    .enum(['local', 'accounts'])
    .default('local')
    .describe('local: loopback only, no sign-in; accounts: sign-in required'),
  LOCAL_BEHIND_LOOPBACK: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: a container may bind all interfaces, published on 127.0.0.1 only'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('least level that is logged'),
});

/** Names, defaults and meanings of all variables, for the documentation and its test. */
export const environmentVariables: readonly { name: string; default: unknown; meaning: string }[] =
  Object.entries(environment.shape).map(([name, schema]) => ({
    name,
    default: schema.safeParse(undefined).data,
    meaning: schema.description ?? '',
  }));

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly eventStoreUrl?: string;
  readonly claude?: {
    readonly apiKey: string;
    readonly model?: string;
    readonly baseUrl?: string;
    readonly timeoutMilliseconds: number;
    readonly tokensPerRequest: number;
    readonly tokensPerDay: number;
    readonly prices?: TokenPrices;
  };
  readonly socketListener?: { readonly host: string; readonly port: number };
  readonly socketTimeoutMilliseconds: number;
  readonly maxUsers: number;
  readonly maxNodes: number;
  readonly maxEditsPerSecond: number;
  readonly sandbox: SandboxLimits;
  readonly auth: 'local' | 'accounts';
  readonly logLevel: string;
}

/** A variable that can't be used: the message names it, the start stops with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** Reads the environment. Empty variables count as unset. @throws ConfigError naming the variable. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')}=${present[String(issue.path[0])] ?? ''}: ${issue.message}`)
        .join('\n'),
    );
  }
  const env = parsed.data;
  for (const [name, host] of [
    ['HOST', env.HOST],
    ['WEBSOCKET_HOST', env.WEBSOCKET_HOST],
  ] as const) {
    if (host && env.AUTH === 'local' && !loopbackHosts.has(host) && env.LOCAL_BEHIND_LOOPBACK !== '1') {
      throw new ConfigError(
        `${name}=${host}: with AUTH=local nobody signs in, so the server only listens on this machine. Use 127.0.0.1, or set LOCAL_BEHIND_LOOPBACK=1 in a container that is published on 127.0.0.1 only.`,
      );
    }
  }
  if (env.AUTH === 'accounts') {
    throw new ConfigError(
      'AUTH=accounts: sign-in is not part of this version yet; AUTH=local serves this machine only.',
    );
  }
  const socketListener = { host: env.WEBSOCKET_HOST ?? env.HOST, port: env.WEBSOCKET_PORT ?? env.PORT };
  const listensApart = socketListener.host !== env.HOST || socketListener.port !== env.PORT;
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    dataDirectory: env.DATA_DIR,
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.EVENTSTORE_URL && { eventStoreUrl: env.EVENTSTORE_URL }),
    ...(env.ANTHROPIC_API_KEY && {
      claude: {
        apiKey: env.ANTHROPIC_API_KEY,
        ...(env.ANTHROPIC_MODEL && { model: env.ANTHROPIC_MODEL }),
        ...(env.ANTHROPIC_BASE_URL && { baseUrl: env.ANTHROPIC_BASE_URL }),
        timeoutMilliseconds: env.ANTHROPIC_TIMEOUT,
        tokensPerRequest: env.ANTHROPIC_TOKENS_PER_REQUEST,
        tokensPerDay: env.ANTHROPIC_TOKENS_PER_DAY,
        ...(env.ANTHROPIC_PRICES && { prices: pricesOf(env.ANTHROPIC_PRICES) }),
      },
    }),
    ...(listensApart && { socketListener }),
    socketTimeoutMilliseconds: env.WEBSOCKET_TIMEOUT,
    maxUsers: env.MAX_CONCURRENT_USERS,
    maxNodes: env.MAX_NODES_PER_STRATEGY,
    maxEditsPerSecond: env.MAX_EDITS_PER_SECOND,
    sandbox: {
      timeLimitMs: env.SANDBOX_TIMEOUT,
      memoryBytes: env.SANDBOX_MEMORY * 2 ** 20,
      outputBytes: env.SANDBOX_OUTPUT * 2 ** 10,
    },
    auth: env.AUTH,
    logLevel: env.LOG_LEVEL,
  });
}

function pricesOf([input = 0, output = 0, cacheWrite = 0, cacheRead = 0]: readonly number[]): TokenPrices {
  return { input, output, cacheWrite, cacheRead };
}

function count(minimum: number, maximum: number) {
  return z.coerce.number().int().min(minimum).max(maximum);
}

function port() {
  return count(0, 65_535);
}
