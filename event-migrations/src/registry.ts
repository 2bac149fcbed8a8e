import { defineEventMigrations } from './event-migrations.js';
import type { Upcaster } from './upcaster.js';
import { translationFinished2 } from './upcasters/translation-finished-2.js';

/** Every change of an event's shape since the first release, in order. Append only. */
export const upcasters: readonly Upcaster[] = [translationFinished2];

export const { upcast, currentVersion } = defineEventMigrations(upcasters);
