import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { asCommands, flowCommand } from '../flows/flow-commands.dto.js';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { callerOf } from '../flows/flows.service.js';
import { Sessions } from '../sessions/sessions.js';
import { ProposalsService } from './proposals.service.js';

class ProposalParams extends createZodDto(z.object({ id: flowId, proposalId: z.string().min(1).max(64) })) {}

const parts = {
  nodes: z
    .array(z.string().max(limits.id))
    .max(1_000)
    .optional()
    .describe('ids; left out with edges: all that waits'),
  edges: z.array(z.string().max(limits.id)).max(1_000).optional(),
  flow: z.literal(true).optional().describe('name and description of the strategy'),
};
class AcceptDto extends createZodDto(
  z
    .strictObject({
      ...parts,
      overwrite: z
        .boolean()
        .optional()
        .describe('also where others changed the same since; else their values stay'),
    })
    .default({}),
) {}
class RejectDto extends createZodDto(z.strictObject(parts).default({})) {}
class AmendDto extends createZodDto(
  z.strictObject({ commands: z.array(flowCommand).min(1).max(limits.commandsInOneRequest) }),
) {}

@ApiTags('proposals')
@Controller('flows')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly sessions: Sessions,
  ) {}

  /** What planners propose, newest first, each against the flow as it is now, and who decided what of it when. */
  @Get(':id/proposals')
  async list(@Param() { id }: FlowParams) {
    return this.proposals.list(id);
  }

  /** Takes all of it, or the parts that are named, over into the flow as one change set. Edges come with their nodes. */
  @Post(':id/proposals/:proposalId/accept')
  @HttpCode(200)
  async accept(
    @Req() request: Request,
    @Param() { id, proposalId }: ProposalParams,
    @Body() wanted: AcceptDto,
  ) {
    return this.proposals.accept(callerOf(await this.sessions.of(request)), id, proposalId, wanted);
  }

  /** Sets all of it, or the parts that are named, aside. */
  @Post(':id/proposals/:proposalId/reject')
  @HttpCode(200)
  async reject(
    @Req() request: Request,
    @Param() { id, proposalId }: ProposalParams,
    @Body() wanted: RejectDto,
  ) {
    return this.proposals.reject(callerOf(await this.sessions.of(request)), id, proposalId, wanted);
  }

  /** Changes what waits by commands on what it would come to: another choice for one of its assumptions. */
  @Post(':id/proposals/:proposalId/amend')
  @HttpCode(200)
  async amend(
    @Req() request: Request,
    @Param() { id, proposalId }: ProposalParams,
    @Body() { commands }: AmendDto,
  ) {
    const caller = callerOf(await this.sessions.of(request));
    return this.proposals.amend(caller, id, proposalId, asCommands(commands).commands);
  }
}
