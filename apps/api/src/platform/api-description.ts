import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';

/** The OpenAPI page at /api/docs and its document at /api/docs-json. */
export function describeApi(app: INestApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Strategy Builder')
    .setDescription(
      'Trading strategies as flows: every change is an event, every answer names the revision it saw.',
    )
    .setVersion('0.1.0')
    .build();
  SwaggerModule.setup('api/docs', app, () => cleanupOpenApiDoc(SwaggerModule.createDocument(app, about)), {
    jsonDocumentUrl: 'api/docs-json',
  });
}
