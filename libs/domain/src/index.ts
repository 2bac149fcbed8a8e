export {
  automaticId,
  automaticLabel,
  followingLabel,
  withFollowingLabels,
} from './catalogue/automatic-names.js';
export {
  catalogue,
  type DataKind,
  type ExecutionKind,
  findKind,
  type RiskKind,
  type StrategyKind,
} from './catalogue/catalogue.js';
export { timeframes } from './catalogue/data-kinds.js';
export type { CatalogueKind, KindParameter, ParameterByChoice, Port } from './catalogue/kind.js';
export { parametersOf } from './catalogue/own-parameters.js';
export { completeParams, parameterCase, usedParameters } from './catalogue/parameters.js';
export type { ChatEvent, ChatMessageSent } from './chat/events.js';
export type { DatasetEvent, DatasetImported } from './dataset/events.js';
export { canonicalFlow, sameFlow, sameValue } from './flow/canonical.js';
export { ChangeHistory, type ChangeSet } from './flow/change-sets/change-history.js';
export type { Change, ChangeAuthor, UndoTarget } from './flow/change-sets/change-set.js';
export {
  type ChangedValue,
  type FlowDifference,
  flowDifference,
} from './flow/change-sets/flow-difference.js';
export { type OwnSteps, ownSteps, standingSets } from './flow/change-sets/own-steps.js';
export { type Clipping, clippingOf, clippingText, pasteCommands, readClipping } from './flow/clipping.js';
export type {
  AddNode,
  ArchiveFlow,
  ConnectNodes,
  CreateFlow,
  DisconnectNodes,
  EditCode,
  EditNode,
  FlowCommand,
  MoveNode,
  RemoveNode,
  RenameFlow,
  RestoreRevision,
  SetFormula,
  UndoChangeSet,
} from './flow/commands.js';
export { decide, decideAll, type RefusalAt } from './flow/decide.js';
export { type Decision, type DecisionContext, isRefusal } from './flow/decision.js';
export { difference } from './flow/difference.js';
export {
  type CanvasSynchronised,
  type ChangeRefused,
  type ChangeSetUndone,
  type CodeEdited,
  type FlowArchived,
  type FlowBranched,
  type FlowChange,
  type FlowCreated,
  type FlowEvent,
  type FlowRenamed,
  type FormulaSet,
  flowChangeTypes,
  flowEventTypes,
  type NodeAdded,
  type NodeEdited,
  type NodeMoved,
  type NodeRemoved,
  type NodesConnected,
  type NodesDisconnected,
  type RevisionRestored,
  type TextDelta,
  type VersionNamed,
} from './flow/events.js';
export { draftOf, evolve, evolveDraft, type FlowDraft, fold } from './flow/evolve.js';
export { checkFormula } from './flow/formula-check.js';
export { edgesAt, edgesFrom, edgesInto, edgesOf, findEdge, findNode, nodesOf } from './flow/lookup.js';
export { freeName, isName, reservedNames, slug } from './flow/names.js';
export { editDistance, nearest } from './flow/nearest.js';
export { type FlowProblem, type ProblemCode, problemCodes } from './flow/problem.js';
export { problems } from './flow/problems.js';
export {
  type BuiltProgram,
  type BuiltStrategy,
  buildProgram,
  buildStrategy,
} from './flow/program/build-program.js';
export type { ChosenData } from './flow/program/inspect-strategy.js';
export { type NodeProgram, nodeProgram } from './flow/program/node-program.js';
export { isPerpetual } from './flow/program/perpetual.js';
export { onTimeframes } from './flow/program/timeframes.js';
export { tradedVenue } from './flow/program/traded-venue.js';
export { type Refusal, type RefusalCode, refusalCodes, refuse } from './flow/refusals.js';
export type {
  Flow,
  FlowEdge,
  FlowNode,
  FlowState,
  NodeType,
  Params,
  PortType,
  Position,
  Value,
} from './flow/state.js';
export { nodeTypes, noFlow } from './flow/state.js';
export type {
  DataSource,
  Distance,
  ExecutionRule,
  PythonNode,
  RiskRule,
  SignalName,
  SizeMode,
  SizeRule,
  Strategy,
  StrategyProgram,
} from './flow/strategy-program.js';
export { computedBars, signalNames } from './flow/strategy-program.js';
export { applyDelta, textDelta } from './flow/text-delta.js';
export type { InputPort } from './graph/formula-ports.js';
export { freePosition } from './graph/free-position.js';
export { layout, nodeSize } from './graph/layout.js';
export { nodeHeight } from './graph/node-height.js';
export { constantsOf, fits, inputPorts, inputPortsInFlow, isPython, outputPorts } from './graph/ports.js';
export { topologicalOrder } from './graph/topological-order.js';
export { wouldCycle } from './graph/would-cycle.js';
export { limits } from './limits.js';
export {
  type Acceptance,
  acceptProposal,
  amendProposal,
  type LeftPart,
  type ProposalRefusal,
  type ProposalRefusalCode,
  proposedChanges,
  rejectProposal,
  type WantedParts,
} from './proposal/decide-proposal.js';
export type {
  ProposalAccepted,
  ProposalAmended,
  ProposalEvent,
  ProposalMade,
  ProposalOutcome,
  ProposalParts,
  ProposalRejected,
} from './proposal/events.js';
export { evolveProposal, isOpen, type Proposal, type Settled } from './proposal/proposal.js';
export { canGo, type PartOutlook } from './proposal/rehearse.js';
export { type PropertyDifference, type ReviewedPart, reviewProposal } from './proposal/review.js';
export { type PythonShape, pythonShape } from './python/python-shape.js';
export { readsChance } from './python/reads-chance.js';
export { type FoundNodes, findNodes } from './references/find-nodes.js';
export {
  decideReview,
  type ReviewCommand,
  type ReviewContext,
  type ReviewRefusal,
} from './review/decide-review.js';
export type {
  ReviewApproved,
  ReviewChangesAsked,
  ReviewEvent,
  ReviewRequested,
} from './review/events.js';
export { type ReviewedVersion, reviewedVersion, versionText } from './review/reviewed-version.js';
export {
  evolveReviews,
  findReview,
  type Review,
  type ReviewActor,
  type ReviewStatus,
  type Reviews,
  standing,
} from './review/reviews.js';
export {
  type RobustnessCheck,
  type RobustnessEvent,
  type RobustnessFailed,
  type RobustnessFinished,
  type RobustnessRequested,
  robustnessChecks,
} from './robustness/events.js';
export type {
  SimulationEvent,
  SimulationFailed,
  SimulationFinished,
  SimulationRequested,
} from './simulation/events.js';
export type { TemplateEvent, TemplateEvidence, TemplateRemoved, TemplateSaved } from './template/events.js';
export { type FlowParts, type Placing, partsOf, placeParts } from './template/parts.js';
export type {
  Fallback,
  StatedAssumption,
  TokenUsage,
  TranslationEvent,
  TranslationFinished,
  TranslationOutcome,
} from './translation/events.js';
export { familyOfPlan, type StrategyFamily, strategyFamilies } from './translation/strategy-family.js';
