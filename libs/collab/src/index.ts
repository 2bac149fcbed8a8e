export { readDocument, readFlow } from './document/read-flow.js';
export type { FlowContent } from './document/shape.js';
export {
  type Actor,
  type BesideTurn,
  type FlowLog,
  type FlowRecord,
  LogConflict,
  LogRefusal,
  type RecordMetadata,
  type StoredFlowRecord,
} from './log.js';
export { openRoom } from './room/flow-room.js';
export { foldTo } from './room/fold-to.js';
export { LogHistory } from './room/undo-targets.js';
export type {
  Author,
  CommandOutcome,
  CommandRequest,
  Connection,
  Guest,
  Room,
  RoomLimits,
  RoomPorts,
  Seat,
} from './room-api.js';
export { type LogDifference, verifyLog } from './verify.js';
export { closeCodes } from './wire/close-codes.js';
export type { Notice } from './wire/notice.js';
