import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { Storage } from '../store/storage.js';
import { FlowParams } from './flow-id.js';
import { exportFlow, flowFile, importFlow } from './flow-transfer.js';
import { FlowsService } from './flows.service.js';

class FlowFileDto extends createZodDto(flowFile) {}

@ApiTags('flows')
@Controller('flows')
export class TransferController {
  constructor(
    private readonly flows: FlowsService,
    private readonly storage: Storage,
  ) {}

  /** The whole history in one JSON file. */
  @Get(':id/export')
  async export(@Param() { id }: FlowParams, @Res({ passthrough: true }) response: Response) {
    const { flow } = await this.flows.existing(id);
    response.setHeader('Content-Disposition', `attachment; filename="${id}.flow.json"`);
    return exportFlow(this.storage.store, id, flow.name);
  }

  /** Takes such a file in: it replays to the same revision and state. */
  @Post('import')
  async import(@Body() file: FlowFileDto) {
    return importFlow(this.storage.store, file);
  }
}
