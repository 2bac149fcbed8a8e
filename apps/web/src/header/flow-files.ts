import { sentenceFor } from '../shared/api.js';
import { toast } from '../shared/toasts.js';
import { exportFlow } from './flows-api.js';

/** The file field of the strategy menu. */
export const importFieldId = 'strategy-file';

/** Asks the person for a file with a strategy; the strategy menu imports it. */
export function chooseImportFile(): void {
  document.getElementById(importFieldId)?.click();
}

export async function downloadFlow(flowId: string, name: string): Promise<void> {
  try {
    await exportFlow(flowId, name);
  } catch (error) {
    toast({ tone: 'danger', title: 'The strategy was not exported', detail: sentenceFor(error) });
  }
}
