import { type AuditRow, auditLog } from './audit-log/audit-log.js';
import { type ChatMessageRow, chatMessages } from './chat-messages/chat-messages.js';
import { type DatasetRow, datasets } from './datasets/datasets.js';
import { type FlowEdgeRow, flowEdges } from './flow-edges/flow-edges.js';
import { type NodePropertiesRow, nodeProperties } from './node-properties/node-properties.js';
import { type NodeTemplateRow, nodeTemplates } from './node-templates/node-templates.js';
import type { ReadModel } from './read-model.js';
import { type RobustnessRow, robustnessChecks } from './robustness-checks/robustness-checks.js';
import { type SimulationRow, simulations } from './simulations/simulations.js';
import { type StrategyFlowRow, strategyFlows } from './strategy-flows/strategy-flows.js';
import { type StrategyModuleRow, strategyModules } from './strategy-modules/strategy-modules.js';
import { type TranslationRow, translationHistory } from './translation-history/translation-history.js';
import { type UsageRow, usageMetrics } from './usage-metrics/usage-metrics.js';

/** Every read model of the product. A new one is a folder of its own and a line here and in `ReadTables`. */
export const allReadModels: readonly ReadModel[] = [
  strategyFlows,
  nodeProperties,
  flowEdges,
  nodeTemplates,
  strategyModules,
  translationHistory,
  auditLog,
  chatMessages,
  simulations,
  robustnessChecks,
  datasets,
  usageMetrics,
];

/** The tables as queries see them. */
export interface ReadTables {
  strategy_flows: StrategyFlowRow;
  node_properties: NodePropertiesRow;
  flow_edges: FlowEdgeRow;
  node_templates: NodeTemplateRow;
  strategy_modules: StrategyModuleRow;
  translation_history: TranslationRow;
  audit_log: AuditRow;
  chat_messages: ChatMessageRow;
  simulations: SimulationRow;
  robustness_checks: RobustnessRow;
  datasets: DatasetRow;
  usage_metrics: UsageRow;
}
