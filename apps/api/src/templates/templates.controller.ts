import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { strategyTemplates } from '@strategy-builder/ai';

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  /** Strategies to begin with: the sentence, what the planner makes of it, and what is known of its results. */
  @Get()
  list() {
    return strategyTemplates();
  }
}
