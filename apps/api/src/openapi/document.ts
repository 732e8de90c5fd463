import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemShown } from './problem-dto.js';

const DESCRIPTION = `通办：一口式受理、全人群覆盖、全口径集成、全区域通办。

Receive a request at any counter, handle it by whoever is responsible, hand the result out wherever the resident likes.

- Every command takes an \`Idempotency-Key\` and answers \`ETag\` and \`Tongban-Position\`.
- Every query takes \`Tongban-After\` and then is at least as new as that position.
- Errors are \`application/problem+json\` (RFC 9457), in Chinese, or in English on \`Accept-Language: en\`.`;

/** The OpenAPI 3.1 document of the whole API. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tongban 通办')
    .setDescription(DESCRIPTION)
    .setVersion('0.1.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: '`npx tongban token --role ROLE --unit CODE`',
    })
    .addSecurityRequirements('bearer')
    .build();
  return withTypeArrays(SwaggerModule.createDocument(app, config, { extraModels: [ProblemShown] })) as OpenAPIObject;
}

/** What Nest writes for 3.0, as 3.1 has it: `nullable` is gone, null is one of the types (JSON Schema 2020-12). */
function withTypeArrays(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withTypeArrays);
  if (typeof part !== 'object' || part === null) return part;
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [key, withTypeArrays(value)]),
  );
  return nullable === true ? orNull(schema) : schema;
}

function orNull(schema: Readonly<Record<string, unknown>>): unknown {
  const { type, enum: values, allOf, $ref, ...about } = schema;
  if (type === undefined) {
    const known = Array.isArray(allOf) ? allOf : [{ $ref }];
    return { ...about, anyOf: [...(known as unknown[]), { type: 'null' }] };
  }
  return { ...about, type: [type, 'null'], ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }) };
}
