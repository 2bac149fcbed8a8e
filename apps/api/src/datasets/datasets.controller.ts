import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Req,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Problem } from '../platform/problem.js';
import { Sessions } from '../sessions/sessions.js';
import { afterPosition } from '../store/after-position.js';
import { type Dataset, DatasetsService } from './datasets.service.js';

const maxFileBytes = 2 ** 30;

/** What the multipart reader leaves of an upload. */
interface UploadedCsv {
  readonly path: string;
  readonly originalname: string;
}

const importFields = z.strictObject({
  symbol: z.string().trim().min(1).max(64).describe('what the bars are of: BTC/USDT, SPY'),
  exchange: z.string().trim().max(64).optional(),
});

class DatasetParams extends createZodDto(z.object({ id: z.string().max(200) })) {}
class ListQuery extends createZodDto(z.strictObject({ after: afterPosition })) {}
class BarsQuery extends createZodDto(
  z.strictObject({
    from: z.coerce.number().default(0).describe('Unix milliseconds'),
    limit: z.coerce.number().int().min(1).max(100_000).default(20_000),
  }),
) {}

const multipartSchema = {
  type: 'object',
  required: ['file', 'symbol'],
  properties: {
    file: { type: 'string', format: 'binary' },
    symbol: { type: 'string' },
    exchange: { type: 'string' },
  },
};

@ApiTags('datasets')
@Controller('datasets')
export class DatasetsController {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async list(@Query() { after }: ListQuery) {
    return (await this.datasets.list(after)).map(datasetView);
  }

  /** The bars of a data set, for charts: at most `limit` from `from` on. */
  @Get(':id/bars')
  async bars(@Param() { id }: DatasetParams, @Query() { from, limit }: BarsQuery) {
    const { time, open, high, low, close, volume, funding } = await this.datasets.bars(id);
    const found = time.findIndex((at) => at >= from);
    const begin = found < 0 ? time.length : found;
    const end = Math.min(time.length, begin + limit);
    const column = (values: Float64Array) => Array.from(values.subarray(begin, end));
    return {
      time: column(time),
      open: column(open),
      high: column(high),
      low: column(low),
      close: column(close),
      volume: column(volume),
      // JSON has no word for not a number: null where no rate is paid.
      ...(funding && { funding: column(funding).map((rate) => (Number.isNaN(rate) ? null : rate)) }),
    };
  }

  /** A CSV with a header: time, timestamp or date, then open, high, low, close, volume in any order and case; `funding` if it is there. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: multipartSchema })
  @UseInterceptors(
    FileInterceptor('file', { dest: tmpdir(), limits: { fileSize: maxFileBytes, files: 1, fields: 10 } }),
  )
  async import(
    @Req() request: Request,
    @UploadedFile() file: UploadedCsv | undefined,
    @Body() fields: unknown,
  ) {
    if (!file) throw new Problem(400, 'invalid-request', 'Send the CSV as multipart field "file".');
    try {
      const body = importFields.parse(fields);
      const { actor } = await this.sessions.of(request);
      const about = {
        symbol: body.symbol,
        ...(body.exchange && { exchange: body.exchange }),
        name: file.originalname,
        source: 'file',
      };
      return datasetView(await this.datasets.importCsv(file.path, about, actor));
    } finally {
      await rm(file.path, { force: true });
    }
  }
}

export function datasetView({
  id,
  name,
  rows,
  symbol,
  exchange,
  timeframe,
  from,
  to,
  warnings,
  source,
  fundingRates,
}: Dataset) {
  return {
    ...{ id, name, rows, symbol, ...(exchange && { exchange }), timeframe, from, to, warnings, source },
    ...(fundingRates !== undefined && { fundingRates }),
  };
}
