import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { robustnessChecksOfFlow, trialsOfFlow } from '@strategy-builder/projections';
import type { Request, Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams } from '../flows/flow-id.js';
import { callerOf } from '../flows/flows.service.js';
import { openEventStream } from '../platform/event-stream.js';
import { Sessions } from '../sessions/sessions.js';
import { readable } from '../simulations/settings.js';
import { SimulationsService, simulationNotDone } from '../simulations/simulations.service.js';
import { Storage } from '../store/storage.js';
import { type CheckRequest, CheckRequestPipe, checks } from './check-request.js';
import { luckOf } from './luck.js';
import { RobustnessService } from './robustness.service.js';

class CheckParams extends createZodDto(z.object({ id: z.string().regex(/^[0-9a-z-]{1,64}$/) })) {}

@ApiTags('robustness')
@Controller()
export class RobustnessController {
  constructor(
    private readonly robustness: RobustnessService,
    private readonly simulations: SimulationsService,
    private readonly sessions: Sessions,
    private readonly storage: Storage,
  ) {}

  /** Starts one check of the flow as it is now: `check` says which, the other fields belong to it. */
  @Post('flows/:id/robustness')
  @HttpCode(202)
  @ApiBody({ schema: z.toJSONSchema(checks, { io: 'input', unrepresentable: 'any' }) as object })
  async request(
    @Req() request: Request,
    @Param() { id }: FlowParams,
    @Body(new CheckRequestPipe()) body: CheckRequest,
  ) {
    return this.robustness.request(callerOf(await this.sessions.of(request)), id, body);
  }

  /** The checks of a flow, newest first. */
  @Get('flows/:id/robustness')
  async ofFlow(@Param() { id }: FlowParams) {
    return robustnessChecksOfFlow(await this.storage.tables(), id);
  }

  /**
   * How much of a simulation's result luck explains: the attempts on this flow are counted from the event log, and the
   * probabilistic and deflated Sharpe ratio are held against them.
   */
  @Get('simulations/:id/trials')
  async trials(@Param() { id }: CheckParams) {
    const found = await this.simulations.find(id);
    if (found.status !== 'done') throw simulationNotDone();
    const trials = await trialsOfFlow(await this.storage.tables(), found.flowId);
    return luckOf(found.result.curves, readable(found.settings).cash, trials);
  }

  @Get('robustness/:id')
  async show(@Param() { id }: CheckParams) {
    return this.robustness.find(id);
  }

  @Delete('robustness/:id')
  @HttpCode(202)
  async cancel(@Param() { id }: CheckParams) {
    await this.robustness.find(id);
    this.robustness.cancel(id);
    return { id };
  }

  /** Server-sent events: `progress` (of a sweep with the points that became ready since the last one), then one `result`. */
  @Get('robustness/:id/stream')
  async stream(@Param() { id }: CheckParams, @Res() response: Response) {
    const first = await this.robustness.find(id);
    const events = openEventStream(response);
    let sent = 0;
    for (let now = first; ; now = await this.robustness.find(id)) {
      if (now.status !== 'running' || events.closed.aborted) {
        events.send('result', now);
        return events.end();
      }
      const rows = this.robustness.rowsAfter(id, sent);
      sent += rows.length;
      events.send('progress', {
        status: now.status,
        progress: now.progress,
        ...(rows.length > 0 && { rows }),
      });
      await this.robustness.changed(id, events.closed);
    }
  }
}
