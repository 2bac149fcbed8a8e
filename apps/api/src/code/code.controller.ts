import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { sqlDialects } from '@strategy-builder/language';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { FlowsService } from '../flows/flows.service.js';
import { ReviewsService } from '../reviews/reviews.service.js';
import { codeLanguages, nodeCode, strategyCode, type Target } from './strategy-code.js';

class NodeParams extends createZodDto(z.object({ id: flowId, nodeId: z.string().max(64) })) {}
class LanguageQuery extends createZodDto(
  z.strictObject({
    language: z.enum(codeLanguages).default('python'),
    dialect: z.enum(sqlDialects).default('postgresql'),
  }),
) {}

@ApiTags('code')
@Controller('flows')
export class CodeController {
  constructor(
    private readonly flows: FlowsService,
    private readonly reviews: ReviewsService,
  ) {}

  @Get(':id/nodes/:nodeId/code')
  async node(@Param() { id, nodeId }: NodeParams, @Query() target: LanguageQuery) {
    const { flow } = await this.flows.existing(id);
    return { ...answered(target), source: nodeCode(flow, nodeId, target) };
  }

  @Get(':id/code')
  async strategy(@Param() { id }: FlowParams, @Query() target: LanguageQuery) {
    const { flow } = await this.flows.existing(id);
    return {
      ...answered(target),
      source: await strategyCode(flow, target, () => this.reviews.ofFlow(id, flow)),
    };
  }
}

/** The dialect says something about SQL only. */
function answered({ language, dialect }: Target): Partial<Target> {
  return language === 'sql' ? { language, dialect } : { language };
}
