import { Icon } from '../shared/icons.js';
import { joinWords, type WorkingRequest } from './working.js';

const mostShown = 8;

/** A request that is being worked on: what the agent does, as it does it, and the way to stop it. */
export function WorkingMessage({
  working,
  whose,
  onStop,
}: {
  working: WorkingRequest | undefined;
  /** Somebody else's name; undefined for one's own request. */
  whose: string | undefined;
  onStop: () => void;
}) {
  const steps = joinWords(working?.steps ?? []);
  const shown = steps.slice(-mostShown);
  return (
    <li className="message agent working">
      <p className="message-head">
        <span className="message-mark">
          <Icon name="agent" size={12} />
        </span>
        <span className="faint">{whose === undefined ? 'Working on it…' : `Working for ${whose}…`}</span>
        <button type="button" className="button" onClick={onStop}>
          Stop
        </button>
      </p>
      {shown.length > 0 && (
        <ul className="steps" aria-label="What the agent does">
          {steps.length > shown.length && (
            <li className="faint">{steps.length - shown.length} earlier steps</li>
          )}
          {shown.map(({ number, is, text }) => (
            // Text that grows word by word is read by eyes only: what is done is announced.
            <li key={number} className={`step ${is}`} {...(is === 'words' && { 'aria-live': 'off' })}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
