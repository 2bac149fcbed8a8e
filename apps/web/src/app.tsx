import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import './app.css';
import { ActionsProvider } from './actions/actions-provider.js';
import { Canvas } from './canvas/canvas.js';
import { Chat } from './chat/chat.js';
import { Dock } from './dock/dock.js';
import { Header } from './header/header.js';
import { RevisionBanner } from './history/revision-banner.js';
import { viewRevision } from './history/viewed-revision.js';
import { Inspector } from './inspector/inspector.js';
import { ConnectionEnded } from './live/connection-ended.js';
import { useNoticeToasts } from './live/notice-toasts.js';
import { LiveFlowProvider, useLive } from './live/use-live.js';
import { PresenceProvider } from './presence/presence.js';
import { useSession } from './presence/session.js';
import { useTouches } from './presence/touches.js';
import { useProblemCheck } from './problems/problems.js';
import { ProposalBar } from './proposals/proposal-bar.js';
import { ProposalsProvider } from './proposals/shown-proposal.js';
import { useOverlay } from './shared/overlay.js';
import { usePanels } from './shared/panels.js';
import { useFlowId, usePage } from './shared/route.js';
import { Toasts } from './shared/toasts.js';
import { useFollowSimulations } from './simulation/current-simulation.js';
import { Gallery } from './templates/gallery.js';

const ReportPage = lazy(() => import('./report/report-page.js'));
const TranslationsPage = lazy(() => import('./translations/translations-page.js'));

export function App() {
  const page = usePage();
  return (
    <>
      <Suspense fallback={<p className="splash">Loading…</p>}>
        {page === 'translations' && <TranslationsPage />}
        {page === 'report' && <ReportPage />}
      </Suspense>
      {page === null && <Builder />}
      <Toasts />
    </>
  );
}

function Builder() {
  const flowId = useFlowId();
  const session = useSession();
  const [visit, setVisit] = useState(0);
  const reopen = useCallback(() => setVisit((now) => now + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow begins in the present
  useEffect(() => () => viewRevision(null), [flowId]);
  return (
    <>
      {!session && (
        <p className="splash" role="status">
          Connecting to the server…
        </p>
      )}
      {session && (
        <LiveFlowProvider key={flowId} flowId={flowId} visit={visit} maxNodes={session.limits.nodes}>
          <PresenceProvider>
            <ReactFlowProvider>
              <ProposalsProvider>
                <ActionsProvider>
                  <Page onReopen={reopen} />
                </ActionsProvider>
              </ProposalsProvider>
            </ReactFlowProvider>
          </PresenceProvider>
        </LiveFlowProvider>
      )}
    </>
  );
}

function Page({ onReopen }: { onReopen: () => void }) {
  const { chat, inspector } = usePanels();
  const [gallery, setGallery] = useOverlay('gallery');
  useProblemCheck();
  useNoticeToasts();
  useTouches();
  useFollowSimulations();
  useTitle();
  return (
    <div className={`page ${chat ? 'with-chat' : ''} ${inspector ? 'with-inspector' : ''}`}>
      <Header />
      {chat && <Chat />}
      <div className="middle">
        <Canvas />
        <RevisionBanner />
        <ProposalBar />
        <ConnectionEnded onReopen={onReopen} />
      </div>
      {inspector && <Inspector />}
      <Dock />
      <Gallery open={gallery} onClose={() => setGallery(false)} />
    </div>
  );
}

function useTitle(): void {
  const name = useLive((state) => state.flow.name);
  useEffect(() => {
    document.title = name ? `${name} · Strategy Builder` : 'Strategy Builder';
  }, [name]);
}
