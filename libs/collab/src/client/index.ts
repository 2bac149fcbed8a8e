export { readFlow } from '../document/read-flow.js';
export { type FlowContent, type Roots, rootsOf } from '../document/shape.js';
export { closeCodes } from '../wire/close-codes.js';
export {
  type EventsNotice,
  type Notice,
  type NoticedEvent,
  type NoticePath,
  type OtherNotice,
  type OvertakenNotice,
  parseNotice,
  parseNoticeContent,
  type RefusedNotice,
} from '../wire/notice.js';
export { messageType } from '../wire/protocol.js';
export {
  addNode,
  codeOf,
  connect,
  disconnect,
  editParams,
  moveNode,
  type NewEdge,
  type NewNode,
  removeNode,
  renameFlow,
  setCode,
  setDescription,
  setFormula,
  setLabel,
} from './edits.js';
