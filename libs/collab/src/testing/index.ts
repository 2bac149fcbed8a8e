export { canvasOfTwo } from './canvas-of-two.js';
export { writeFlowWithCode } from './flow-with-code.js';
export { type AppendFate, MemoryLog } from './memory-log.js';
export { Random } from './random.js';
export { runStorm, type StormResult } from './storm.js';
export type { Tally } from './storm-steps.js';
export { authorOf, roomyLimits, TestNetwork } from './test-network.js';
export { type Closed, TestPeer } from './test-peer.js';
export { settle, VirtualClock } from './virtual-clock.js';
