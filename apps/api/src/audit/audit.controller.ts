import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { auditEntries } from '@strategy-builder/projections';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';

class AuditQueryDto extends createZodDto(
  z.strictObject({
    flowId: z.string().max(64).optional(),
    actor: z.string().max(200).optional().describe('id of a person or agent'),
    type: z.string().max(64).optional().describe('type of event'),
    after: z.coerce.number().int().min(0).default(0).describe('sequence of the last entry you have'),
    position: afterPosition,
    limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  }),
) {}

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly storage: Storage) {}

  /** Who did what, when, and why it was refused. */
  @Get()
  async list(@Query() { flowId, actor, type, after, position, limit }: AuditQueryDto) {
    const entries = await auditEntries(await this.storage.tables(position), {
      ...(flowId !== undefined && { flowId }),
      ...(actor !== undefined && { actor }),
      ...(type !== undefined && { type }),
      after,
      limit,
    });
    const last = entries.at(-1);
    return { entries, ...(entries.length === limit && last && { next: last.sequence }) };
  }
}
