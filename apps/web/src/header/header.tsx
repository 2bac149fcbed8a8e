import { UndoButtons } from '../history/undo-buttons.js';
import { useLiveFlow } from '../live/use-live.js';
import { People } from '../presence/people.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { Logo } from '../shared/logo.js';
import { usePanels } from '../shared/panels.js';
import { linkTo } from '../shared/route.js';
import { ThemeButton } from '../shared/theme-button.js';
import { toast } from '../shared/toasts.js';
import { ConnectionStatus } from './connection-status.js';
import { FlowMenu } from './flow-menu.js';
import './header.css';

export function Header() {
  const { chat, inspector, toggle } = usePanels();
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
        <ThemeButton />
      </div>
    </header>
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
    <button type="button" className="button" aria-label="Share" onClick={() => void share()}>
      <Icon name="link" size={14} />
      <span className="share-word">Share</span>
    </button>
  );
}
