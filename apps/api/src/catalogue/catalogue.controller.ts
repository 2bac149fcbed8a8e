import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { catalogue } from '@strategy-builder/domain';

@ApiTags('catalogue')
@Controller('catalogue')
export class CatalogueController {
  /** Every kind of node: type, title, parameters with units and ranges, ports, formula, convention, source. */
  @Get()
  list() {
    return catalogue;
  }
}
