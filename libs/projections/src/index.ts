export { type AuditEntry, type AuditQuery, auditEntries } from './audit-log/audit-entries.js';
export { type ChatMessage, conversation } from './chat-messages/conversation.js';
export type { ReadDatabase } from './database/read-database.js';
export type { ParkedEvent } from './database/runner-tables.js';
export { type Dataset, findDataset, listDatasets } from './datasets/find-datasets.js';
export { findTemplate, type SavedTemplate, savedTemplates } from './node-templates/list-templates.js';
export { openPostgresReadDatabase, type PostgresReadDatabaseOptions } from './postgres/open-postgres.js';
export type { ReadTables } from './read-models.js';
export {
  type RequestedCheck,
  robustnessChecksOfFlow,
  type Trials,
  trialsOfFlow,
} from './robustness-checks/find-robustness-checks.js';
export { ReadModelReplaced } from './runner/live-tables.js';
export type { ParkedStream } from './runner/parked-streams.js';
export {
  lagLimit,
  ReadModelRunner,
  type ReadModelRunnerOptions,
  type RunnerHealth,
  type RunnerNews,
  type RunnerState,
} from './runner/read-model-runner.js';
export { type RebuildOptions, type Rebuilt, rebuildReadModels } from './runner/rebuild.js';
export { ReadModelsBehind } from './runner/waiting-readers.js';
export { findSimulation, type Simulation, simulationsOfFlow } from './simulations/find-simulations.js';
export { openSqliteReadDatabase } from './sqlite/open-sqlite.js';
export { type FlowSummary, type ListedFlow, listFlows, listWholeFlows } from './strategy-flows/list-flows.js';
export { modulesOfFlow, type StrategyModule } from './strategy-modules/modules-of-flow.js';
export {
  type Counted,
  type Latency,
  summaryOf,
  type TranslationSummary,
} from './translation-history/summary.js';
export { tokensSince } from './translation-history/tokens-since.js';
export {
  type Translation,
  type TranslationFilter,
  translationBatches,
  translations,
} from './translation-history/translations.js';
export { type UsageCount, usageCounts } from './usage-metrics/usage-counts.js';
export type { UsageSubject } from './usage-metrics/usage-metrics.js';
