import { z } from 'zod';

/** `after` of a reading route (`position` of the audit, whose `after` is its own sequence): the answer holds everything up to a position that an earlier answer named. */
export const afterPosition = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe('position of a write that the answer must hold; waits a moment for it');
