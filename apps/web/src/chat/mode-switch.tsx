import { type ChatMode, useChatMode } from './chat-mode.js';

const modes: readonly (readonly [ChatMode, string, string])[] = [
  ['apply', 'Apply at once', 'Requests change the canvas as soon as they are planned'],
  ['propose', 'Propose first', 'Requests show what they would change, and wait for you to accept'],
];

/** Whether requests change the canvas at once or are proposed first. */
export function ModeSwitch() {
  const [mode, choose] = useChatMode();
  return (
    <fieldset className="mode-switch segments">
      <legend className="visually-hidden">What requests do</legend>
      {modes.map(([name, title, hint]) => (
        <label key={name} title={hint} data-state={mode === name ? 'on' : 'off'}>
          <input
            type="radio"
            className="visually-hidden"
            name="chat-mode"
            checked={mode === name}
            onChange={() => choose(name)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
