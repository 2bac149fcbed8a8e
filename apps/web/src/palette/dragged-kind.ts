import { findKind, type NodeType } from '@strategy-builder/domain';

/** A kind of node on its way from the palette to the canvas. */
export interface Kind {
  readonly type: NodeType;
  readonly kind: string;
}

const format = 'application/x-strategy-node-kind';

/** How a kind travels with the browser's own drag and drop. */
export const draggedKind = {
  present: (transfer: DataTransfer): boolean => transfer.types.includes(format),
  write(transfer: DataTransfer, { type, kind }: Kind): void {
    transfer.setData(format, `${type}/${kind}`);
    transfer.effectAllowed = 'copy';
  },
  read(transfer: DataTransfer): Kind | undefined {
    const [type = '', kind = ''] = transfer.getData(format).split('/');
    return findKind(type as NodeType, kind) ? { type: type as NodeType, kind } : undefined;
  },
} as const;
