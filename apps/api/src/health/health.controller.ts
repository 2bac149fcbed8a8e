import { Controller, Get, Header, HttpCode } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '../platform/problem.js';
import { Storage } from '../store/storage.js';
import { Metrics } from './metrics.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly storage: Storage,
    private readonly metrics: Metrics,
  ) {}

  /** The process lives. */
  @Get('health')
  health() {
    return { status: 'ok', uptimeSeconds: Math.round(process.uptime()) };
  }

  /** The log answers and the read models follow it. */
  @Get('ready')
  @HttpCode(200)
  async ready() {
    const state = await this.storage.state();
    if (!state.ready) throw new Problem(503, 'not-ready', state.detail, { ...state });
    return state;
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async prometheus() {
    return this.metrics.registry.metrics();
  }
}
