export { ratesAsBars } from './market/rates-as-bars.js';
export { type Resampled, resample } from './market/resample.js';
export { type SyntheticModel, type SyntheticOptions, syntheticBars } from './market/synthetic.js';
export {
  type BookEvent,
  type BookSide,
  type BookStart,
  estimatedFlow,
  type OrderFlow,
  SyntheticBook,
} from './market/synthetic-book.js';
export { measureFurther } from './metrics/further.js';
export {
  type FurtherConventions,
  type FurtherMetricName,
  type FurtherMetrics,
  furtherMetricNames,
} from './metrics/further-names.js';
export { measure } from './metrics/measure.js';
export {
  type ConventionName,
  type Conventions,
  conventionNames,
  type MetricName,
  type Metrics,
  metricNames,
} from './metrics/metric-names.js';
export { benchmarkOf } from './result/benchmark.js';
export { keepExtremes } from './result/downsample.js';
export { explainTrades, type NodeValue, nodeValues, type TradeExplanation } from './result/explain.js';
export {
  equityCurve,
  equityPoints,
  performanceOf,
  performanceOfStrategy,
  type ReportedTrade,
  type ResultOptions,
  reportedTrades,
  type SimulationResult,
  simulationResult,
  type TradeLeg,
  tradesOfStrategy,
} from './result/result.js';
export { fewTrades, type SimulationWarning, warningsOf } from './result/warnings.js';
export {
  type CandidateOptions,
  dailyReturns,
  type JudgedCandidate,
  judgeCandidate,
  sharpeEstimate,
} from './robustness/candidate.js';
export { deflatedSharpe, expectedBestSharpe } from './robustness/deflated-sharpe.js';
export { type Axis, gridOf, type Plateau, plateauOf } from './robustness/grid.js';
export {
  bootstrap,
  fanQuantiles,
  type MonteCarlo,
  type MonteCarloOptions,
  tradeReturns,
} from './robustness/monte-carlo.js';
export {
  type OverfittingEstimate,
  probabilityOfOverfitting,
  type Stretch,
  stretchesOf,
} from './robustness/overfitting.js';
export {
  minimumTrackRecord,
  probabilisticSharpe,
  type SharpeEstimate,
} from './robustness/probabilistic-sharpe.js';
export {
  type CostStress,
  costStress,
  oneBarLater,
  type WarmUpDrift,
  warmUpDrift,
} from './robustness/stress.js';
export {
  type Fold,
  type FoldResult,
  foldsOf,
  joinFolds,
  type WalkedFold,
  type WalkForward,
  type WalkForwardOptions,
  type WalkForwardPlan,
  walkFold,
  walkForward,
} from './robustness/walk-forward.js';
export {
  type Account,
  defaultAccount,
  type Fees,
  type SlippageModel,
  slippageModels,
} from './simulation/account.js';
export { type BuyAndHold, buyAndHoldEquity } from './simulation/buy-and-hold.js';
export { BarCheck, type BarFault, type Gaps } from './simulation/check-bars.js';
export { barsBetween, commonRange, copyOfBars, indexAt } from './simulation/common-range.js';
export { decidingRules } from './simulation/deciding-rules.js';
export type { LookAhead } from './simulation/look-ahead.js';
export { type LegProof, proveStrategy, type StrategyProof } from './simulation/prove-strategy.js';
export type { BarsByNode, SimulationRefusal } from './simulation/refuse-inputs.js';
export { type SimulationRule, type SimulationRuleId, simulationRules } from './simulation/rules.js';
export { programOutputs } from './simulation/signal-source.js';
export {
  type SimulationOptions,
  type SimulationOutcome,
  type SimulationRun,
  simulate,
  simulateCompiled,
} from './simulation/simulate.js';
export { type PortfolioLeg, type PortfolioRun, simulatePortfolio } from './simulation/simulate-portfolio.js';
export { type StrategyRun, simulateStrategy } from './simulation/simulate-strategy.js';
export { type ExitReason, exitReasons, type TradeLog } from './simulation/trade-log.js';
export { longestRest, usualStep } from './simulation/usual-step.js';
export { type Shape, shapeOf } from './statistics/shape.js';
