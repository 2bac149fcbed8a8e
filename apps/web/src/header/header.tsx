import { UndoButtons } from '../history/undo-buttons.js';
import { useLiveFlow } from '../live/use-live.js';
import { People } from '../presence/people.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { linkTo } from '../shared/route.js';
import { chooseTheme, useTheme } from '../shared/theme.js';
import { toast } from '../shared/toasts.js';
import { ConnectionStatus } from './connection-status.js';
import { FlowMenu } from './flow-menu.js';
import './header.css';

export function Header() {
  const theme = useTheme();
  const { chat, inspector, toggle } = usePanels();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="header">
      <div className="header-start">
        <Logo />
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
          onClick={() => toggle('chat')}
        />
        <IconButton
          icon="panelRight"
          label={inspector ? 'Hide inspector' : 'Show inspector'}
          aria-pressed={inspector}
          onClick={() => toggle('inspector')}
        />
        <IconButton
          icon={theme === 'dark' ? 'sun' : 'moon'}
          label={`Switch to ${other} theme`}
          onClick={() => chooseTheme(other)}
        />
      </div>
    </header>
  );
}

function Logo() {
  return (
    <svg className="logo" width="24" height="24" viewBox="0 0 32 32" role="img" aria-label="Strategy Builder">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M7 21l6-7 5 4 7-9"
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Share() {
  const { flowId } = useLiveFlow();
  const share = async (): Promise<void> => {
    const link = linkTo(flowId);
    try {
      await navigator.clipboard.writeText(link);
      toast({
        tone: 'success',
        title: 'Link copied',
        detail: 'Whoever opens it edits this strategy with you.',
      });
    } catch {
      toast({ tone: 'info', title: 'Copy this link to share', detail: link });
    }
  };
  return (
    <button type="button" className="button" onClick={() => void share()}>
      <Icon name="link" size={14} />
      Share
    </button>
  );
}
