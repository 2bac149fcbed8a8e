import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { simulationsOfFlow } from '@strategy-builder/projections';
import { type ConventionName, conventionNames, keepExtremes, simulationRules } from '@strategy-builder/quant';
import type { Request, Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams } from '../flows/flow-id.js';
import { callerOf } from '../flows/flows.service.js';
import { openEventStream } from '../platform/event-stream.js';
import { Sessions } from '../sessions/sessions.js';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';
import { publishedFees } from './published-fees.js';
import { requestFields, splitSettings } from './settings.js';
import { equityCsv, tradesCsv } from './simulation-csv.js';
import { notReviewed, SimulationsService, simulationNotDone } from './simulations.service.js';

class SimulateDto extends createZodDto(z.strictObject(requestFields)) {}
class SimulationParams extends createZodDto(z.object({ id: z.string().max(64) })) {}
class ListQuery extends createZodDto(z.strictObject({ after: afterPosition })) {}
class ShowQuery extends createZodDto(
  z.strictObject({
    convention: z.enum(conventionNames).default('standard').describe('whose formulas the metrics follow'),
    points: z.literal('all').optional(),
    wait: z.coerce
      .number()
      .int()
      .min(0)
      .max(2_000)
      .default(0)
      .describe('milliseconds to wait for the end of a running simulation before answering'),
  }),
) {}

class TradesQuery extends createZodDto(
  z.strictObject({
    from: z.coerce.number().int().min(0).default(0).describe('trades to leave out'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
) {}

const curvePoints = 5_000;

@ApiTags('simulations')
@Controller()
export class SimulationsController {
  constructor(
    private readonly simulations: SimulationsService,
    private readonly sessions: Sessions,
    private readonly storage: Storage,
  ) {}

  @Post('flows/:id/simulations')
  @HttpCode(202)
  async request(@Req() request: Request, @Param() { id }: FlowParams, @Body() body: SimulateDto) {
    const caller = callerOf(await this.sessions.of(request));
    return this.simulations.request(caller, id, splitSettings(body).choice);
  }

  /** The simulations of a flow, newest first. */
  @Get('flows/:id/simulations')
  async ofFlow(@Param() { id }: FlowParams, @Query() { after }: ListQuery) {
    return simulationsOfFlow(await this.storage.tables(after), id);
  }

  /** The rules by which orders become trades: the same table that the tests are named after. */
  @Get('simulations/rules')
  rules() {
    return simulationRules;
  }

  /** Fees that exchanges publish, to begin with. */
  @Get('simulations/fees')
  fees() {
    return publishedFees;
  }

  @Get('simulations/:id')
  async show(@Param() { id }: SimulationParams, @Query() { convention, points, wait }: ShowQuery) {
    const found = await this.simulations.find(id);
    const now = found.status === 'running' && wait > 0 ? await this.endWithin(id, wait) : found;
    return view(now, convention, points === 'all');
  }

  private async endWithin(id: string, milliseconds: number): Promise<Found> {
    const over = AbortSignal.timeout(milliseconds);
    for (;;) {
      await this.simulations.changed(id, over);
      const now = await this.simulations.find(id);
      if (now.status !== 'running' || over.aborted) return now;
    }
  }

  /** Trades with what caused them: the values of every node at the closes that decided entry and exit. */
  @Get('simulations/:id/trades')
  async trades(@Param() { id }: SimulationParams, @Query() { from, limit }: TradesQuery) {
    return this.simulations.explainedTrades(id, from, limit);
  }

  /** The rules of `simulations/rules`, each with whether it had anything to decide here. */
  @Get('simulations/:id/rules')
  async rulesOf(@Param() { id }: SimulationParams) {
    return this.simulations.rules(id);
  }

  /** The trades as CSV. */
  @Get('simulations/:id/trades.csv')
  async tradesFile(@Param() { id }: SimulationParams, @Res() response: Response) {
    const { summary } = await this.finished(id);
    sendCsv(response, 'trades', [tradesCsv(summary)]);
  }

  /** Equity at every close as CSV. */
  @Get('simulations/:id/equity.csv')
  async equityFile(@Param() { id }: SimulationParams, @Res() response: Response) {
    const { curves } = await this.finished(id);
    sendCsv(response, 'equity', equityCsv(curves));
  }

  private async finished(id: string) {
    const found = await this.simulations.find(id);
    if (found.status !== 'done') throw simulationNotDone();
    return found.result;
  }

  @Delete('simulations/:id')
  @HttpCode(202)
  async cancel(@Param() { id }: SimulationParams) {
    await this.simulations.find(id);
    this.simulations.cancel(id);
    return { id };
  }

  /** Progress as server-sent events: `progress` events, then one `result`. */
  @Get('simulations/:id/stream')
  async stream(
    @Param() { id }: SimulationParams,
    @Query() { convention, points }: ShowQuery,
    @Res() response: Response,
  ) {
    const first = await this.simulations.find(id);
    const events = openEventStream(response);
    for (let now = first; ; now = await this.simulations.find(id)) {
      if (now.status !== 'running' || events.closed.aborted) {
        events.send('result', view(now, convention, points === 'all'));
        return events.end();
      }
      events.send('progress', { status: now.status, progress: now.progress });
      await this.simulations.changed(id, events.closed);
    }
  }
}

function sendCsv(response: Response, name: string, text: Iterable<string>): void {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  Readable.from(text).pipe(response);
}

type Found = Awaited<ReturnType<SimulationsService['find']>>;

function view(found: Found, convention: ConventionName, all: boolean) {
  if (found.status !== 'done') return found;
  const { result, ...about } = found;
  const { summary, curves } = result;
  const kept = all ? Array.from(curves.equity.keys()) : keepExtremes(curves.equity, curvePoints);
  const curve = (values: Float64Array) => kept.map((index) => [curves.time[index], values[index]]);
  return {
    ...about,
    ...summary.measured[convention],
    convention,
    legs: summary.legs,
    trades: summary.trades,
    warnings: [
      ...(about.notReviewed ?? []).map((node) => ({ code: 'not-reviewed', message: notReviewed(node) })),
      ...summary.warnings,
    ],
    equity: curve(curves.equity),
    buyAndHold: curve(curves.buyAndHold),
  };
}
