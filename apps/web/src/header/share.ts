import { linkTo } from '../shared/route.js';
import { toast } from '../shared/toasts.js';

/** Copies the link to the strategy, or shows it where the browser forbids that. */
export async function shareFlow(flowId: string): Promise<void> {
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
}
