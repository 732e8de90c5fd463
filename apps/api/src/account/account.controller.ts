import { Body, Controller, Get, HttpCode, Inject, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { caseActsOf } from '#libs/case';
import { calendarMatter, itemMatter } from '#libs/catalogue/domain';
import { actsOpenTo } from '#libs/kernel/domain';
import { unitMatter } from '#libs/region/domain';
import { residentMatter } from '#libs/residents/domain';
import { absenceMatter, actsOf, mayAct, mayRead } from '#libs/access/domain';
import { printPosition } from '#libs/event-log/domain';
import { ClockWouldGoBack, ManualClock } from '#libs/runtime';
import { Problem, RETRY_AFTER } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { Shown, TimeField } from '../validation/fields.js';
import { bodyPipe } from '../validation/pipes.js';
import { UnitShown } from '../catalogue/catalogue-dto.js';

export class MayShown {
  @Shown('可以办的。Acts that role and unit allow.', { type: String, isArray: true, example: ['receive', 'accept'] })
  act!: string[];
  @Shown('可以看的。What may be read.', { type: String, isArray: true, example: ['case', 'board'] }) read!: string[];
}

export class MeShown {
  @Shown('人员。Person.', { example: 'intake-clerk@210102001002' }) person!: string;
  @Shown('姓名。Name.', { type: String, nullable: true }) name!: string | null;
  @Shown('岗位。Role.', { example: 'intake-clerk' }) role!: string;
  @Shown('单位。Unit.', { type: () => UnitShown }) unit!: UnitShown;
  @Shown('区域。Region.', { example: '210100' }) region!: string;
  @Shown('可以做什么。What may be done.', { type: () => MayShown }) may!: MayShown;
}

export class SystemClockShown {
  @Shown('系统的时间。What time it is.', { format: 'date-time' }) now!: string;
  @Shown('是否手动时钟。Whether the clock stands still until it is moved.') manual!: boolean;
}

export class ClockBody {
  @TimeField({
    description: '调到的时间，只能向前。The time to move to, forwards only.',
    example: '2026-12-01T09:00:00+08:00',
  })
  now!: string;
}

/** How long a move of the clock waits for what fell due by it, and how often it looks, in milliseconds. */
const DONE_WITHIN_MS = 30_000;
const DONE_POLL_MS = 20;

/** Who is asking, and when it is. */
@ApiTags('我与时钟 Me and the clock')
@Controller('v1')
export class AccountController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get('me')
  @QueryOperation({
    id: 'getMe',
    summary: '令牌是谁，可以做什么。Who the token is, and what may be done.',
    answer: MeShown,
  })
  async me(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { asker } = request;
    await this.system.read(request, reply);
    const { tree } = this.system.parts.reference;
    const readable = (['case', 'board', 'queue', 'resident'] as const).filter((what) =>
      mayRead(asker, what, asker.unit, tree),
    );
    const question = { asker, facts: {}, tree };
    const acts = actsOpenTo(itemMatter, question).map((act) => `${act}-item`);
    const unitActs = actsOpenTo(unitMatter, question).map((act) => `${act}-unit`);
    const residentActs = actsOpenTo(residentMatter, question).map((act) =>
      act === 'correct' || act === 'move' ? `${act}-resident` : act,
    );
    const others = [calendarMatter, absenceMatter].flatMap((matter) => actsOpenTo(matter, question));
    return {
      person: asker.person,
      name: asker.name ?? null,
      role: asker.role,
      unit: tree.unit(asker.unit),
      region: this.system.regionOf(request),
      may: {
        act: [...caseActsOf(asker, tree), ...actsOf(asker, tree), ...residentActs, ...acts, ...unitActs, ...others],
        read: readable,
      },
    };
  }

  @Get('clock')
  @QueryOperation({ id: 'getClock', summary: '系统的时间。What time it is.', answer: SystemClockShown })
  async clock(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.read(request, reply);
    return this.shownClock();
  }

  @Put('clock')
  @HttpCode(200)
  @ApiBody({ type: ClockBody })
  @CommandOperation({
    id: 'moveClock',
    summary: '把手动时钟向前调。Move the manual clock forwards.',
    answer: SystemClockShown,
    conditional: false,
    errors: ['not-allowed-to-move-the-clock', 'clock-not-manual', 'clock-only-forwards', 'timekeeper-behind'],
  })
  async move(@Body(bodyPipe) body: ClockBody, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { clock, log, reference } = this.system.parts;
    if (!mayAct(request.asker, 'move-clock', reference.tree))
      throw new Problem('not-allowed-to-move-the-clock', { params: { role: request.asker.role } });
    if (!(clock instanceof ManualClock)) throw new Problem('clock-not-manual', { rule: 'TONGBAN_CLOCK' });
    const now = new Date(body.now).toISOString();
    try {
      await clock.set(now);
    } catch (error) {
      if (error instanceof ClockWouldGoBack)
        throw new Problem('clock-only-forwards', { params: { now: error.now }, rule: 'TONGBAN_CLOCK' });
      throw error;
    }
    await this.untilDone(clock, now);
    void reply.header('tongban-position', printPosition(await log.head()));
    return this.shownClock();
  }

  /** The answer goes out when everything that fell due has been done, so that who moved the clock sees what came of it. */
  private async untilDone(clock: ManualClock, now: string): Promise<void> {
    const until = Date.now() + DONE_WITHIN_MS;
    while (!(await clock.isDone(now))) {
      if (Date.now() > until) throw new Problem('timekeeper-behind', { params: { now }, headers: RETRY_AFTER });
      await new Promise((resolve) => setTimeout(resolve, DONE_POLL_MS));
    }
  }

  private async shownClock() {
    const { clock } = this.system.parts;
    return { now: await clock.now(), manual: clock instanceof ManualClock };
  }
}
