import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { timeframes } from '@strategy-builder/domain';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { callerOf } from '../../flows/flows.service.js';
import { Sessions } from '../../sessions/sessions.js';
import { datasetView } from '../datasets.controller.js';
import { HistoryService } from './history.service.js';
import { venueNames, venues } from './venues.js';

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text));

class HistoryDto extends createZodDto(
  z.strictObject({
    exchange: z.enum(venueNames),
    symbol: z.string().trim().min(1).max(64).describe('as the exchange lists it: BTC/USDT, BTC-PERPETUAL'),
    timeframe: z.enum(timeframes),
    from: moment,
    to: moment.optional().describe('until now when left out'),
  }),
) {}
class HistoryParams extends createZodDto(z.object({ id: z.string().max(64) })) {}

@ApiTags('datasets')
@Controller('datasets/history')
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly sessions: Sessions,
  ) {}

  /** The exchanges whose history can be fetched. */
  @Get('exchanges')
  exchanges() {
    return venueNames.map((id) => ({ id, ...described(venues[id]) }));
  }

  /** Starts to fetch; the bars become a data set. */
  @Post()
  @HttpCode(202)
  async request(@Req() request: Request, @Body() { exchange, symbol, timeframe, from, to }: HistoryDto) {
    const caller = callerOf(await this.sessions.of(request));
    return {
      id: this.history.request(caller, {
        exchange,
        symbol,
        timeframe,
        from,
        to: to ?? Number.MAX_SAFE_INTEGER,
      }),
    };
  }

  @Get(':id')
  show(@Param() { id }: HistoryParams) {
    const state = this.history.find(id);
    return { id, ...state, ...(state.status === 'done' && { dataset: datasetView(state.dataset) }) };
  }

  /** Stops fetching; what is there already is kept for the next request. */
  @Delete(':id')
  @HttpCode(202)
  cancel(@Param() { id }: HistoryParams) {
    this.history.cancel(id);
    return { id };
  }
}

function described({ title, note }: { title: string; note?: string }) {
  return { title, ...(note !== undefined && { note }) };
}
