import type { AcceptanceGroup } from './acceptance-case.js';
import { followUps } from './follow-ups.js';
import { harderSentences } from './harder-sentences.js';
import { otherOutcomes } from './other-outcomes.js';
import { rulesAndRisk } from './rules-and-risk.js';
import { singleIndicators } from './single-indicators.js';
import { waysOfWriting } from './ways-of-writing.js';

/** Requests as traders write them, with what each must come to. */
export const acceptanceSet: readonly AcceptanceGroup[] = [
  ...singleIndicators,
  ...rulesAndRisk,
  ...waysOfWriting,
  ...harderSentences,
  ...followUps,
  ...otherOutcomes,
];
