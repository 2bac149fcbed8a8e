import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Sessions } from '../sessions/sessions.js';
import { ChangeSets } from './change-sets.js';
import { FlowParams } from './flow-id.js';
import { FlowsService } from './flows.service.js';

class ChangeSetsQuery extends createZodDto(
  z.strictObject({ limit: z.coerce.number().int().min(0).max(1_000).default(100) }),
) {}

@ApiTags('flows')
@Controller('flows')
export class ChangeSetsController {
  constructor(
    private readonly changeSets: ChangeSets,
    private readonly flows: FlowsService,
    private readonly sessions: Sessions,
  ) {}

  /** What each request or gesture changed, newest first, and the caller's own next steps back and forth. */
  @Get(':id/changesets')
  async list(@Req() request: Request, @Param() { id }: FlowParams, @Query() { limit }: ChangeSetsQuery) {
    await this.flows.existing(id);
    const { actor } = await this.sessions.of(request);
    return this.changeSets.of(id, actor.id, limit);
  }
}
