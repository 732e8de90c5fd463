import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OpenToAll } from '../http/open-route.js';
import type { ApiReply } from '../http/request.js';
import { System } from '../system.js';
import { Shown } from '../validation/fields.js';
import { Readiness } from './readiness.js';

export class LiveShown {
  @Shown('进程在运行。The process runs.', { enum: ['ok'] }) status!: string;
}

export class ReadyShown {
  @Shown(
    '能否办件；`degraded`：能办，但有搁置的。Whether work can be done; `degraded`: it can, but something is set aside.',
    {
      enum: ['ready', 'degraded', 'not-ready'],
    },
  )
  status!: string;
  @Shown('逐项：`ok`，或哪里不行。Part by part: `ok`, or what is wrong.', {
    type: Object,
    additionalProperties: { type: 'string' },
  })
  checks!: object;
  @Shown('搁置的记录，逐条说明。What is set aside, and why.', { type: String, isArray: true }) degraded!: string[];
}

@ApiTags('运行 Operations')
@Controller('health')
export class HealthController {
  private readonly readiness = new Readiness();

  constructor(@Inject(System) private readonly system: System) {}

  @Get('live')
  @OpenToAll({ always: true })
  @ApiOperation({ operationId: 'live', summary: '进程是否在运行。Whether the process runs.', security: [] })
  @ApiResponse({ status: 200, description: '在运行。It does.', type: LiveShown })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @OpenToAll({ always: true })
  @ApiOperation({ operationId: 'ready', summary: '能否办件。Whether work can be done.', security: [] })
  @ApiResponse({ status: 200, description: '能。It can.', type: ReadyShown })
  @ApiResponse({ status: 503, description: '不能，逐项说明。It cannot, and why.', type: ReadyShown })
  async ready(@Res({ passthrough: true }) reply: ApiReply) {
    const { checks, degraded } = await this.readiness.look(this.system);
    const ready = Object.values(checks).every((check) => check === 'ok');
    if (!ready) void reply.status(503).header('retry-after', '1');
    return { status: ready ? (degraded.length > 0 ? 'degraded' : 'ready') : 'not-ready', checks, degraded };
  }
}
