import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { callerOf } from '../flows/flows.service.js';
import { Sessions } from '../sessions/sessions.js';
import { VersionsService } from './versions.service.js';

const name = z.string().min(1).max(limits.label);

class NameDto extends createZodDto(z.strictObject({ revision: z.int().min(1).optional(), name })) {}
class BranchDto extends createZodDto(
  z
    .strictObject({ id: flowId.optional(), name: name.optional(), revision: z.int().min(1).optional() })
    .default({}),
) {}
class CompareQuery extends createZodDto(
  z.strictObject({
    from: z.coerce.number().int().min(1),
    to: z.coerce.number().int().min(1).optional().describe('left out: the present'),
  }),
) {}

@ApiTags('versions')
@Controller('flows')
export class VersionsController {
  constructor(
    private readonly versions: VersionsService,
    private readonly sessions: Sessions,
  ) {}

  /** Named revisions, the latest first, and what the flow is a branch of. */
  @Get(':id/versions')
  async list(@Param() { id }: FlowParams) {
    return this.versions.list(id);
  }

  /** Gives a revision a name, the present one when none is said; named again, it has the new name. */
  @Post(':id/versions')
  async name(@Req() request: Request, @Param() { id }: FlowParams, @Body() wanted: NameDto) {
    return this.versions.name(callerOf(await this.sessions.of(request)), id, wanted);
  }

  /** Nodes and edges that came, went and changed between two revisions, with the values before and after. */
  @Get(':id/diff')
  async compare(@Param() { id }: FlowParams, @Query() { from, to }: CompareQuery) {
    return this.versions.compare(id, from, to);
  }

  /** A new flow that begins as this one was at a revision; the new one says so in its history. */
  @Post(':id/branch')
  async branch(@Req() request: Request, @Param() { id }: FlowParams, @Body() wanted: BranchDto) {
    return this.versions.branch(callerOf(await this.sessions.of(request)), id, wanted);
  }
}
