import { z } from 'zod';

/** A moment in a request: an ISO time, a day, or Unix milliseconds. */
export const moment = z
  .union([z.number(), z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => (typeof value === 'number' ? value : Date.parse(value)));
