import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { flowId } from '../flows/flow-id.js';
import { FlowsService } from '../flows/flows.service.js';
import { PythonTests } from './python-tests.js';

class NodeParams extends createZodDto(z.object({ id: flowId, nodeId: z.string().max(64) })) {}
class TestDto extends createZodDto(
  z.strictObject({
    dataset: z.string().optional().describe('data set of all data nodes; left out: chosen by symbol'),
    datasets: z.record(z.string(), z.string()).optional().describe('data set by data node'),
    bars: z.int().min(1).max(5_000).default(300).describe('the last so many bars'),
  }),
) {}

@ApiTags('python')
@Controller('flows')
export class PythonController {
  constructor(
    private readonly flows: FlowsService,
    private readonly tests: PythonTests,
  ) {}

  /** Runs the node's code, and what it reads, on sample bars in the sandbox. Code that fails is answered with its error. */
  @Post(':id/nodes/:nodeId/test')
  @HttpCode(200)
  async test(@Param() { id, nodeId }: NodeParams, @Body() body: TestDto, @Res() response: Response) {
    const { flow } = await this.flows.existing(id);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { dataset, datasets, bars } = body;
    const request = {
      bars,
      ...(dataset !== undefined && { dataset }),
      ...(datasets !== undefined && { datasets: datasets as Record<string, string> }),
    };
    response.json(await this.tests.test(flow, nodeId, request, gone.signal));
  }
}
