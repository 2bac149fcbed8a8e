import { useAction } from '../actions/use-actions.js';
import { UndoButtons } from '../history/undo-buttons.js';
import { useLive } from '../live/use-live.js';
import { People } from '../presence/people.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { Logo } from '../shared/logo.js';
import { usePanels } from '../shared/panels.js';
import { ThemeButton } from '../shared/theme-button.js';
import { ConnectionStatus } from './connection-status.js';
import { FlowMenu } from './flow-menu.js';
import './header.css';

export function Header() {
  const name = useLive((state) => state.flow.name) || 'Untitled strategy';
  const { chat, inspector } = usePanels();
  return (
    <header className="header">
      <div className="header-start">
        <Logo />
        <h1 className="visually-hidden">{name}</h1>
        <FlowMenu />
        <ConnectionStatus />
        <UndoButtons />
      </div>
      <div className="header-end">
        <People />
        <Share />
        <span className="header-line" />
        <IconButton
          icon="panel"
          label={chat ? 'Hide chat' : 'Show chat'}
          aria-pressed={chat}
          {...useAction('chat')}
        />
        <IconButton
          icon="panelRight"
          label={inspector ? 'Hide inspector' : 'Show inspector'}
          aria-pressed={inspector}
          {...useAction('inspector')}
        />
        <ThemeButton keys={useAction('theme').keys} />
        <IconButton icon="command" label="All commands" {...useAction('commands')} />
      </div>
    </header>
  );
}

function Share() {
  const { onClick } = useAction('share');
  return (
    <button type="button" className="button" aria-label="Share" onClick={onClick}>
      <Icon name="link" size={14} />
      <span className="share-word">Share</span>
    </button>
  );
}
