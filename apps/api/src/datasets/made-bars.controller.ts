import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { timeframes } from '@strategy-builder/domain';
import { timeframeLength } from '@strategy-builder/language';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Sessions } from '../sessions/sessions.js';
import { datasetView } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';

const diffusion = {
  drift: z.number().min(-10).max(10).describe('a year, as a fraction'),
  volatility: z.number().positive().max(10).describe('a year, as a fraction'),
};
const lasting = z.strictObject({
  ...diffusion,
  days: z.number().positive().max(3_650).describe('mean length'),
});

const syntheticRequest = z.strictObject({
  symbol: z.string().trim().min(1).max(64),
  model: z.discriminatedUnion('model', [
    z.strictObject({ model: z.literal('gbm'), ...diffusion }),
    z.strictObject({
      model: z.literal('jump'),
      ...diffusion,
      jumpsPerYear: z.number().min(0).max(10_000),
      jumpMean: z.number().min(-1).max(1).describe('mean logarithm of a jump'),
      jumpDeviation: z.number().min(0).max(1),
    }),
    z.strictObject({ model: z.literal('regime'), calm: lasting, turbulent: lasting }),
    z.strictObject({
      model: z.literal('book').describe('the trades of an order book whose orders come and go at random'),
      tick: z.number().min(1e-6).max(1e6).describe('smallest step of a price; no more than the price'),
    }),
  ]),
  seed: z.int().min(0).max(4_294_967_295).default(1).describe('the same seed gives the same bars'),
  bars: z.int().min(2).max(1_000_000).default(10_000),
  timeframe: z.enum(timeframes).default('1h'),
  from: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).default('2020-01-01'),
  price: z.number().min(0.01).max(1e9).default(100).describe('first open'),
});
class SyntheticDto extends createZodDto(syntheticRequest) {}
class ResampleDto extends createZodDto(z.strictObject({ timeframe: z.enum(timeframes) })) {}
class DatasetParams extends createZodDto(z.object({ id: z.string().max(200) })) {}

@ApiTags('datasets')
@Controller('datasets')
export class MadeBarsController {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly sessions: Sessions,
  ) {}

  /** Bars of an invented market from a seed, always marked as synthetic. */
  @Post('synthetic')
  async invent(@Req() request: Request, @Body() body: SyntheticDto) {
    const { actor } = await this.sessions.of(request);
    const { symbol, model, seed, bars, timeframe, from, price } = body as z.infer<typeof syntheticRequest>;
    const options = {
      seed,
      bars,
      start: Date.parse(from),
      step: timeframeLength(timeframe) as number,
      price,
    };
    return datasetView(await this.datasets.invent(symbol, model, options, actor));
  }

  /** Longer bars of a data set, as a data set of their own. */
  @Post(':id/resample')
  async lengthen(
    @Req() request: Request,
    @Param() { id }: DatasetParams,
    @Body() { timeframe }: ResampleDto,
  ) {
    const { actor } = await this.sessions.of(request);
    return datasetView(await this.datasets.lengthen(id, timeframe, actor));
  }
}
