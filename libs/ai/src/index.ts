export { type ClaudeSettings, claudePlanner } from './claude/claude-planner.js';
export type { TokenPrices } from './claude/price.js';
export type {
  Assumption,
  EarlierMessage,
  FlowReading,
  Plan,
  Planned,
  Planner,
  PlanRequest,
  PlanStep,
  PlanUsage,
  Read,
} from './planner.js';
export { explain } from './rules/explain/explain.js';
export { mask, maskSecrets } from './rules/mask-secrets.js';
export { type NodePlan, planNode } from './rules/plan-node.js';
export { longestRequest, planByRules, rulesPlanner } from './rules/rules-planner.js';
export { type StrategyTemplate, strategyTemplates } from './templates/templates.js';
