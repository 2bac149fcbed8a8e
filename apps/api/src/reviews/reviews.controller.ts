import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import { modulesOfFlow } from '@strategy-builder/projections';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { callerOf, FlowsService } from '../flows/flows.service.js';
import { Sessions } from '../sessions/sessions.js';
import { Storage } from '../store/storage.js';
import { ReviewsService } from './reviews.service.js';

class NodeParams extends createZodDto(z.object({ id: flowId, nodeId: z.string().max(64) })) {}
class ReviewDto extends createZodDto(
  z.strictObject({
    action: z.enum(['request', 'approve', 'ask-changes']),
    hash: z.string().max(64).describe('the version that you have seen; GET /flows/:id/reviews names it'),
    comment: z.string().max(limits.description).default(''),
  }),
) {}

@ApiTags('reviews')
@Controller('flows')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly flows: FlowsService,
    private readonly sessions: Sessions,
    private readonly storage: Storage,
  ) {}

  /** The nodes in Python, and where the review of each stands for its code, parameters and inputs as they are now. */
  @Get(':id/reviews')
  async list(@Param() { id }: FlowParams) {
    return { reviews: await this.reviews.of(id) };
  }

  /** Asks for a review, approves, or asks for changes; for the version `hash` and no other. */
  @Post(':id/nodes/:nodeId/review')
  async decide(@Req() request: Request, @Param() { id, nodeId }: NodeParams, @Body() body: ReviewDto) {
    const caller = callerOf(await this.sessions.of(request));
    const { action, hash, comment } = body;
    return this.reviews.decide(caller, { action, hash, comment, flowId: id, nodeId });
  }

  /** Every version of custom code that was put up for review, newest first; `current` where it stands on the canvas. */
  @Get(':id/modules')
  async modules(@Param() { id }: FlowParams) {
    await this.flows.existing(id);
    const current = new Set((await this.reviews.of(id)).map(({ nodeId, hash }) => `${nodeId} ${hash}`));
    const modules = await modulesOfFlow(await this.storage.tables(), id);
    return {
      modules: modules.map((one) => ({ ...one, current: current.has(`${one.nodeId} ${one.hash}`) })),
    };
  }
}
