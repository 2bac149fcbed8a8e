import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Body, Controller, Get, Post, Req, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Problem } from '../platform/problem.js';
import { Sessions } from '../sessions/sessions.js';
import { ReadModels } from '../store/read-models.js';
import { type Dataset, DatasetsService } from './datasets.service.js';

const maxFileBytes = 2 ** 30;

class ImportDto extends createZodDto(
  z.strictObject({
    symbol: z.string().trim().min(1).max(64).describe('what the bars are of: BTC/USDT, SPY'),
    exchange: z.string().trim().max(64).optional(),
  }),
) {}

@ApiTags('datasets')
@Controller('datasets')
export class DatasetsController {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly sessions: Sessions,
    private readonly readModels: ReadModels,
  ) {}

  @Get()
  async list() {
    return this.readModels.datasets();
  }

  /** A CSV with a header: time, timestamp or date, then open, high, low, close, volume in any order and case. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', { dest: tmpdir(), limits: { fileSize: maxFileBytes, files: 1, fields: 10 } }))
  async import(@Req() request: Request, @UploadedFile() file: Express.Multer.File | undefined, @Body() body: ImportDto) {
    if (!file) throw new Problem(400, 'invalid-request', 'Send the CSV as multipart field "file".');
    try {
      const { actor } = await this.sessions.of(request);
      const about = { symbol: body.symbol, ...(body.exchange && { exchange: body.exchange }), source: `file ${file.originalname}` };
      return datasetView(await this.datasets.importCsv(file.path, about, actor));
    } finally {
      await rm(file.path, { force: true });
    }
  }
}

export function datasetView({ id, rows, symbol, exchange, timeframe, from, to, warnings, source }: Dataset) {
  return { id, rows, symbol, ...(exchange && { exchange }), timeframe, from, to, warnings, source };
}
