import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { translations } from '@strategy-builder/projections';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';

class TranslationsQuery extends createZodDto(
  z.strictObject({
    flowId: z.string().max(64).optional(),
    after: afterPosition,
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
) {}

@ApiTags('translations')
@Controller('translations')
export class TranslationsController {
  constructor(private readonly storage: Storage) {}

  /** Requests in plain words and what became of them, newest first. */
  @Get()
  async list(@Query() { flowId, after, limit }: TranslationsQuery) {
    return translations(await this.storage.tables(after), { ...(flowId !== undefined && { flowId }), limit });
  }
}
