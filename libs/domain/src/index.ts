export type {
  DataSource,
  Distance,
  ExecutionRule,
  RiskRule,
  SignalName,
  SizeMode,
  StrategyProgram,
} from './flow/strategy-program.js';
export { signalNames } from './flow/strategy-program.js';
