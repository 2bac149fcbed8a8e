import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import { evaluateFormula } from '@strategy-builder/language';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { DatasetsService } from '../datasets/datasets.service.js';
import { Problem } from '../platform/problem.js';

const pointsUnasked = 5_000;

class EvaluateDto extends createZodDto(
  z.strictObject({
    formula: z.string().max(limits.formula),
    dataset: z.string().describe('id of a data set'),
    params: z.record(z.string(), z.number()).default({}).describe('constants that the formula names'),
    points: z.literal('all').optional().describe(`all bars; otherwise the last ${pointsUnasked}`),
  }),
) {}

@ApiTags('formulas')
@Controller('formulas')
export class FormulasController {
  constructor(private readonly datasets: DatasetsService) {}

  /** A formula's values on a data set. `from` is the index of the first bar shown; `warmUp` counts from the first bar. */
  @Post('evaluate')
  @HttpCode(200)
  async evaluate(@Body() { formula, dataset, params, points }: EvaluateDto) {
    const [{ timeframe }, bars] = [await this.datasets.find(dataset), await this.datasets.bars(dataset)];
    const result = evaluateFormula(formula, bars, params, timeframe);
    if (!result.ok) {
      const { message, position, length, hint } = result.error;
      throw new Problem(422, 'formula-invalid', message, { position, length, hint: hint ?? message });
    }
    const from = points === 'all' ? 0 : Math.max(0, bars.time.length - pointsUnasked);
    return {
      warmUp: result.value.warmUp,
      from,
      times: Array.from(bars.time.subarray(from)),
      outputs: Object.fromEntries(
        Object.entries(result.value.outputs).map(([name, values]) => [name, values.slice(from)]),
      ),
    };
  }
}
