import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Logger, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { strategyFamilies } from '@strategy-builder/domain';
import {
  summaryOf,
  type TranslationFilter,
  type TranslationSummary,
  translationBatches,
  translations,
} from '@strategy-builder/projections';
import type { Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';
import { fileFormats, fileOf } from './translation-files.js';

const filter = {
  flowId: z.string().max(64).optional(),
  outcome: z
    .enum(['done', 'proposed', 'accepted', 'partly', 'rejected', 'clarify', 'refused', 'failed'])
    .optional(),
  planner: z.string().max(64).optional().describe('rules or claude'),
  fallbackFrom: z.string().max(64).optional().describe('asked first, and gave no plan: claude'),
  family: z.enum(strategyFamilies).optional().describe('of the strategy that was planned'),
  text: z.string().max(200).optional().describe('words of the request or of what was answered'),
  after: afterPosition,
};
class TranslationsQuery extends createZodDto(
  z.strictObject({
    ...filter,
    before: z.coerce.number().int().min(1).optional().describe('sequence of the last one that you have'),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
) {}
class SummaryQuery extends createZodDto(z.strictObject(filter)) {}
class ExportQuery extends createZodDto(
  z.strictObject({ ...filter, format: z.enum(['csv', 'jsonl']).default('csv') }),
) {}

const logger = new Logger('translations');

@ApiTags('translations')
@Controller('translations')
export class TranslationsController {
  constructor(private readonly storage: Storage) {}

  /** Requests in plain words and what became of them, newest first; `before` gives the next page. */
  @Get()
  async list(@Query() { after, limit, ...query }: TranslationsQuery) {
    return translations(await this.storage.tables(after), { ...filterOf(query), limit });
  }

  /** What they come to: rate of success, latency, tokens and cost, and what there is to learn from. */
  @Get('summary')
  async summary(@Query() { after, ...query }: SummaryQuery): Promise<TranslationSummary> {
    return summaryOf(translationBatches(await this.storage.tables(after), filterOf(query)));
  }

  /** All of them as a file, newest first: CSV, or JSON lines. */
  @Get('export')
  async export(@Query() { after, format, ...query }: ExportQuery, @Res() response: Response): Promise<void> {
    const batches = translationBatches(await this.storage.tables(after), filterOf(query));
    response.setHeader('Content-Type', fileFormats[format].contentType);
    response.setHeader('Content-Disposition', `attachment; filename="translations.${format}"`);
    try {
      await pipeline(Readable.from(fileOf(fileFormats[format], batches)), response);
    } catch (error) {
      // The connection is broken off, so that half a file is not taken for a whole one; a reader who left is no trouble.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') logger.error(error);
    }
  }
}

/** Without members that were not asked for. */
function filterOf(query: { [Name in keyof TranslationFilter]?: TranslationFilter[Name] | undefined }) {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as TranslationFilter;
}
