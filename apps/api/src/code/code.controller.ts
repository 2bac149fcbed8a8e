import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { FlowsService } from '../flows/flows.service.js';
import { codeLanguages, nodeCode, strategyCode } from './strategy-code.js';

class NodeParams extends createZodDto(z.object({ id: flowId, nodeId: z.string().max(64) })) {}
class LanguageQuery extends createZodDto(
  z.strictObject({ language: z.enum(codeLanguages).default('python') }),
) {}

@ApiTags('code')
@Controller('flows')
export class CodeController {
  constructor(private readonly flows: FlowsService) {}

  @Get(':id/nodes/:nodeId/code')
  async node(@Param() { id, nodeId }: NodeParams, @Query() { language }: LanguageQuery) {
    const { flow } = await this.flows.existing(id);
    return { language, source: nodeCode(flow, nodeId, language) };
  }

  @Get(':id/code')
  async strategy(@Param() { id }: FlowParams, @Query() { language }: LanguageQuery) {
    const { flow } = await this.flows.existing(id);
    return { language, source: strategyCode(flow, language) };
  }
}
