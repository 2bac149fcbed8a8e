export { type ClaudeSettings, claudePlanner } from './claude/claude-planner.js';
export type { TokenPrices } from './claude/price.js';
export {
  type Alternative,
  type Assumption,
  calledOff,
  type EarlierMessage,
  type FlowReading,
  type MadePlan,
  type Place,
  type Plan,
  type Planned,
  type Planner,
  type PlanRequest,
  type PlanStep,
  type PlanUsage,
  type Read,
} from './planner.js';
export { explain } from './rules/explain/explain.js';
export { type NodePlan, planNode } from './rules/plan-node.js';
export { longestRequest, planByRules, rulesPlanner } from './rules/rules-planner.js';
export { mask, maskSecrets } from './secrets/mask-secrets.js';
export { templateSentences } from './templates/sentences.js';
export { type StrategyTemplate, strategyTemplates } from './templates/templates.js';
