import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { flowId } from '../flows/flow-id.js';
import { callerOf } from '../flows/flows.service.js';
import { Sessions } from '../sessions/sessions.js';
import { afterPosition } from '../store/after-position.js';
import { TemplatesService } from './templates.service.js';

class TemplateParams extends createZodDto(z.object({ id: z.string().regex(/^[a-z0-9-]{1,64}$/) })) {}
class ListQuery extends createZodDto(z.strictObject({ after: afterPosition })) {}
class SaveDto extends createZodDto(
  z.strictObject({
    name: z.string().trim().min(1).max(limits.label),
    description: z.string().max(limits.description).default(''),
    flowId: flowId.describe('the flow to save, as it is now'),
    nodes: z
      .array(z.string().max(limits.id))
      .min(1)
      .max(limits.commandsInOneRequest)
      .optional()
      .describe('ids of the nodes to save; left out: the whole strategy'),
  }),
) {}
class UseDto extends createZodDto(
  z.strictObject({ flowId: flowId.optional().describe('where to; left out: a new strategy') }),
) {}

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly sessions: Sessions,
  ) {}

  /** Strategies and nodes to begin with, and what is known of their results: what people saved, then what is built in. */
  @Get()
  list(@Query() { after }: ListQuery) {
    return this.templates.list(after);
  }

  /** Keeps a strategy, or some of its nodes, as a template. */
  @Post()
  async save(@Req() request: Request, @Body() { name, description, flowId, nodes }: SaveDto) {
    const caller = callerOf(await this.sessions.of(request));
    return this.templates.save(caller, { name, description, flowId, ...(nodes && { nodes }) });
  }

  /** Adds it to a strategy, as one step that can be undone, or begins a new one with it. */
  @Post(':id/use')
  async use(@Req() request: Request, @Param() { id }: TemplateParams, @Body() { flowId }: UseDto) {
    return this.templates.use(callerOf(await this.sessions.of(request)), id, flowId);
  }

  /** Offers a saved template no longer. */
  @Delete(':id')
  async remove(@Req() request: Request, @Param() { id }: TemplateParams) {
    await this.templates.remove(callerOf(await this.sessions.of(request)), id);
    return { id };
  }
}
