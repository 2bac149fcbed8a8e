export {
  type CodeError,
  openSandbox,
  type Sandbox,
  type SandboxBars,
  type SandboxInput,
  type SandboxLimits,
  type SandboxOutcome,
  type SandboxOutput,
  type SandboxTask,
  SandboxUnsafe,
  type SandboxWatch,
  usualLimits,
} from './sandbox.js';
export type { Escape } from './self-test.js';
