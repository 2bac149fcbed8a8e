import { useMemo } from 'react';
import { useSelectedNodes } from '../canvas/selection.js';
import { useLive } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { useOverlay } from '../shared/overlay.js';
import { PickDialog } from './pick-dialog.js';
import { targetsOf } from './targets.js';

/** Connects the selected node without a pointer: the inputs that the rules allow, by name. */
export function ConnectDialog() {
  const [open, setOpen] = useOverlay('connect');
  const flow = useLive((state) => state.flow);
  const [selected] = useSelectedNodes();
  const perform = usePerform();
  const source = selected === undefined ? undefined : flow.nodes[selected];
  const picks = useMemo(() => (open && source ? targetsOf(flow, source.id) : []), [open, flow, source]);
  return (
    <PickDialog
      open={open && source !== undefined}
      onClose={() => setOpen(false)}
      title={`Connect ${source?.label ?? ''} to`}
      placeholder="To which node?"
      picks={picks}
      nothing="No other node has an input that this one fits."
      onPick={({ commands }) => perform(...commands)}
    />
  );
}
