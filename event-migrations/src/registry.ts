import { defineEventMigrations } from './event-migrations.js';
import type { Upcaster } from './upcaster.js';

/** Every change of an event's shape since the first release, in order. Append only. */
export const upcasters: readonly Upcaster[] = [];

export const { upcast, currentVersion } = defineEventMigrations(upcasters);
