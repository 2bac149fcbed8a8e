import { Tabs } from 'radix-ui';
import { lazy, type PointerEvent, Suspense } from 'react';
import { useProblems } from '../problems/problems.js';
import { ProblemsPanel } from '../problems/problems-panel.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon, type IconName } from '../shared/icons.js';
import { type DockTab, usePanels } from '../shared/panels.js';
import './dock.css';

const SimulationPanel = lazy(() => import('../simulation/simulation-panel.js'));
const CodePanel = lazy(() => import('../code/code-panel.js'));
const DataPanel = lazy(() => import('../data/data-panel.js'));
const HistoryPanel = lazy(() => import('../history/history-panel.js'));

const tabs: readonly { readonly id: DockTab; readonly title: string; readonly icon: IconName }[] = [
  { id: 'simulation', title: 'Simulation', icon: 'chart' },
  { id: 'code', title: 'Code', icon: 'code' },
  { id: 'data', title: 'Data', icon: 'data' },
  { id: 'history', title: 'History', icon: 'history' },
  { id: 'problems', title: 'Problems', icon: 'warning' },
];

const tall = 0.62;
const normal = 400;

/** Results and records below the canvas; folds down to its row of tabs. */
export function Dock() {
  const { dock, dockHeight, showDock, resizeDock } = usePanels();
  const isTall = dockHeight > innerHeight * 0.5;
  return (
    <Tabs.Root
      className="dock"
      role="region"
      value={dock ?? ''}
      onValueChange={(tab) => showDock(tab as DockTab)}
      activationMode="manual"
      aria-label="Results and records"
      style={dock ? { height: dockHeight } : undefined}
    >
      {dock && <ResizeHandle height={dockHeight} onResize={resizeDock} />}
      <div className="dock-bar">
        <Tabs.List className="dock-tabs" aria-label="Dock">
          {tabs.map(({ id, title, icon }) => (
            <Tabs.Trigger key={id} value={id}>
              <Icon name={icon} size={14} />
              {title}
              {id === 'problems' && <ProblemCount />}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {dock && (
          <>
            <IconButton
              icon="expand"
              label={isTall ? 'Make the dock lower' : 'Make the dock taller'}
              side="top"
              onClick={() => resizeDock(isTall ? normal : innerHeight * tall)}
            />
            <IconButton icon="chevronDown" label="Fold the dock" side="top" onClick={() => showDock(null)} />
          </>
        )}
      </div>
      {dock && (
        <Tabs.Content key={dock} value={dock} className="dock-content" tabIndex={-1}>
          <Suspense fallback={<p className="inspector-hint">Loading…</p>}>
            <DockPanel tab={dock} />
          </Suspense>
        </Tabs.Content>
      )}
    </Tabs.Root>
  );
}

function DockPanel({ tab }: { tab: DockTab }) {
  switch (tab) {
    case 'simulation':
      return <SimulationPanel />;
    case 'code':
      return <CodePanel />;
    case 'data':
      return <DataPanel />;
    case 'history':
      return <HistoryPanel />;
    case 'problems':
      return <ProblemsPanel />;
    default:
      return tab satisfies never;
  }
}

function ProblemCount() {
  const found = useProblems();
  if (found.length === 0) return null;
  const stops = found.some((problem) => problem.severity === 'error');
  return <span className={`dock-count ${stops ? 'error' : 'warning'}`}>{found.length}</span>;
}

const keyStep = 32;

function ResizeHandle({ height, onResize }: { height: number; onResize: (height: number) => void }) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const handle = event.currentTarget;
    const start = event.clientY;
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent): void => onResize(height + start - move.clientY);
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', onMove), {
      once: true,
    });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      className="dock-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dock"
      aria-valuenow={height}
      aria-valuemin={160}
      aria-valuemax={innerHeight - 200}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') onResize(height + keyStep);
        else if (event.key === 'ArrowDown') onResize(height - keyStep);
      }}
    />
  );
}
