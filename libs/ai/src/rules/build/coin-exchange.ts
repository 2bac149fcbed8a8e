import { findKind } from '@strategy-builder/domain';

/** Where coins trade when no exchange is named: what the catalogue says. */
export const coinExchange = String(
  findKind('data', 'price')?.params.find(({ name }) => name === 'exchange')?.default ?? '',
);
