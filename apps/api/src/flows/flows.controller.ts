import { Body, Controller, Delete, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import { problems } from '@strategy-builder/domain';
import { listFlows, listWholeFlows } from '@strategy-builder/projections';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Sessions } from '../sessions/sessions.js';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';
import { asCommands, CommandRequestPipe, commandRequest } from './flow-commands.dto.js';
import { FlowParams, flowId } from './flow-id.js';
import { flowView } from './flow-view.js';
import { callerOf, FlowsService } from './flows.service.js';

class RevisionParams extends createZodDto(z.object({ id: flowId, revision: z.coerce.number().int() })) {}
class CreateFlowDto extends createZodDto(
  z.strictObject({ id: flowId.optional(), name: z.string(), description: z.string().optional() }),
) {}
class EventsQuery extends createZodDto(
  z.strictObject({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  }),
) {}
class ExpectedRevisionQuery extends createZodDto(
  z.strictObject({ expectedRevision: z.coerce.number().int().min(0).optional() }),
) {}
class ListQuery extends createZodDto(
  z.strictObject({
    after: afterPosition,
    summary: z.stringbool().default(false).describe('leave out nodes and edges'),
  }),
) {}
class RestoreDto extends createZodDto(z.strictObject({ revision: z.int() })) {}

@ApiTags('flows')
@Controller('flows')
export class FlowsController {
  constructor(
    private readonly flows: FlowsService,
    private readonly sessions: Sessions,
    private readonly storage: Storage,
  ) {}

  @Post()
  async create(@Req() request: Request, @Body() body: CreateFlowDto) {
    const caller = callerOf(await this.sessions.of(request));
    const { id, revision } = await this.flows.create(
      caller,
      body as { id?: string; name: string; description?: string },
    );
    return { id, name: body.name, revision };
  }

  @Get()
  async list(@Query() { after, summary }: ListQuery) {
    const tables = await this.storage.tables(after);
    return summary ? listFlows(tables) : listWholeFlows(tables);
  }

  @Get(':id')
  async show(@Param() { id }: FlowParams) {
    const { flow, revision } = await this.flows.existing(id);
    return flowView(id, flow, revision);
  }

  /** What is wrong or unwise in the flow, errors first, each with its place and, where there is one, commands that solve it. */
  @Get(':id/problems')
  async problems(@Param() { id }: FlowParams) {
    const { flow, revision } = await this.flows.existing(id);
    return { revision, problems: problems(flow) };
  }

  /** Archives: the flow can still be read, and its id stays taken. */
  @Delete(':id')
  async archive(@Req() request: Request, @Param() { id }: FlowParams) {
    const { revision } = await this.flows.execute(callerOf(await this.sessions.of(request)), id, [
      { type: 'ArchiveFlow' },
    ]);
    return { id, revision, archived: true };
  }

  /** One command or an array, all or nothing. The same Idempotency-Key again gives the first answer. */
  @Post(':id/commands')
  @ApiBody({ schema: z.toJSONSchema(commandRequest, { io: 'input', unrepresentable: 'any' }) as object })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  async command(
    @Req() request: Request,
    @Param() { id }: FlowParams,
    @Query() { expectedRevision }: ExpectedRevisionQuery,
    @Headers('idempotency-key') key: string | undefined,
    @Body(new CommandRequestPipe()) body: z.output<typeof commandRequest>,
  ) {
    const caller = callerOf(await this.sessions.of(request), key);
    const wanted = asCommands(body);
    return this.flows.execute(caller, id, wanted.commands, wanted.expectedRevision ?? expectedRevision);
  }

  @Get(':id/events')
  async events(@Param() { id }: FlowParams, @Query() { after, limit }: EventsQuery) {
    return this.flows.events(id, after, limit);
  }

  @Get(':id/revisions/:revision')
  async revision(@Param() { id, revision }: RevisionParams) {
    return flowView(id, await this.flows.atRevision(id, revision), revision);
  }

  @Post(':id/restore')
  async restore(@Req() request: Request, @Param() { id }: FlowParams, @Body() { revision }: RestoreDto) {
    const caller = callerOf(await this.sessions.of(request));
    return this.flows.execute(caller, id, [{ type: 'RestoreRevision', revision }]);
  }
}
