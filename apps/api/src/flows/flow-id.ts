import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/** Id of a flow, as it stands in addresses. */
export const flowId = z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 of a-z, 0-9 and -');

export class FlowParams extends createZodDto(z.object({ id: flowId })) {}
