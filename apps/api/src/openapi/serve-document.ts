import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { documentOf } from './document.js';

const JSON_PATH = '/openapi.json';
const PAGE_PATH = '/docs';

/** The page brings its scripts and styles with it, written into it. */
const PAGE_POLICY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
    },
  },
};

/** `/openapi.json`, made once, and a page to browse it at `/docs`, which needs nothing from elsewhere: both for whoever asks. */
export function serveDocument(app: NestFastifyApplication, server: FastifyInstance): void {
  const document = documentOf(app);
  server.addHook('onRoute', (route) => {
    const isPage = route.url === PAGE_PATH || route.url.startsWith(`${PAGE_PATH}/`);
    if (isPage) route.config = { ...route.config, open: true, helmet: PAGE_POLICY };
  });
  serveOnce(server, Buffer.from(JSON.stringify(document)));
  SwaggerModule.setup(PAGE_PATH, app, document, { raw: false, customSiteTitle: 'Tongban 通办' });
}

function serveOnce(server: FastifyInstance, text: Buffer): void {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  server.get(JSON_PATH, { config: { open: true } }, (request, reply) => {
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag) || known?.includes('*')) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
