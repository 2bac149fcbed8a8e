import { type Outcome, outcomes } from './translations-api.js';

const tones: Record<Outcome, string> = {
  done: 'success',
  accepted: 'success',
  partly: 'success',
  proposed: 'plain',
  clarify: 'warning',
  rejected: 'warning',
  refused: 'warning',
  failed: 'danger',
};

export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return <span className={`outcome ${tones[outcome]}`}>{outcomes[outcome]}</span>;
}
