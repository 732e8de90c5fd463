import { Shown } from '../validation/fields.js';

const nullable = { nullable: true } as const;
const time = { type: String, format: 'date-time', ...nullable } as const;

export class CoHandlingShown {
  @Shown('请求编号。Number of the request.', { example: 'co-1' }) request!: string;
  @Shown('协办单位。Who is asked.', { example: '210102001' }) unit!: string;
  @Shown('初审、异地协助或其他协办。What for.', { enum: ['examination', 'assistance', 'part'] }) role!: string;
  @Shown('答复期限。When it is due.', { format: 'date' }) due!: string;
  @Shown('请求时间。When it was asked.', { format: 'date-time' }) requestedAt!: string;
  @Shown('答复时间；未答复为空。When it was answered.', time) answeredAt!: string | null;
}

export class SupervisionOrderShown {
  @Shown('督办编号。Number of the order.', { example: 'order-1' }) order!: string;
  @Shown('督办单位。Who ordered it.', { example: '210102' }) by!: string;
  @Shown('被督办单位。Whom.', { example: '210102-MZ' }) to!: string;
  @Shown('答复期限。When it is due.', { format: 'date' }) due!: string;
  @Shown('督办时间。When it was ordered.', { format: 'date-time' }) orderedAt!: string;
  @Shown('答复时间；未答复为空。When it was answered.', time) answeredAt!: string | null;
  @Shown('已作的催办、通报。Reminders so far.', {
    enum: ['first-reminder', 'second-reminder', 'notice'],
    isArray: true,
  })
  reminders!: string[];
}

export class MoveShown {
  @Shown('由。From.', { example: '210102-MZ' }) from!: string;
  @Shown('至。To.', { example: '210103-MZ' }) to!: string;
  @Shown('时间。When.', { format: 'date-time' }) at!: string;
}

export class DisputeShown {
  @Shown('争议双方。The two units.', { type: String, isArray: true }) between!: string[];
  @Shown('退单原因。The cause of the returns.', { example: 'wrong-unit' }) cause!: string;
  @Shown('由谁裁定。Who has to rule.', { example: '210100' }) to!: string;
  @Shown('提请时间。Since when.', { format: 'date-time' }) at!: string;
}

export class RulingShown {
  @Shown('裁定由谁负责。Who is responsible by it.', { example: '210102-MZ' }) to!: string;
  @Shown('由谁裁定。Who ruled.', { example: '210100' }) by!: string;
  @Shown('裁定时间。When.', { format: 'date-time' }) at!: string;
  @Shown('裁定编号。Its number.', { required: false, example: 'R-210124001001-20260302-XXXXXXXX' }) number?: string;
}

export class MovesShown {
  @Shown('退单。Returns.', { type: () => MoveShown, isArray: true }) returns!: MoveShown[];
  @Shown('转办：先前的责任单位。Transfers: who was responsible before.', { type: () => MoveShown, isArray: true })
  transfers!: MoveShown[];
  @Shown('待裁定的争议。The dispute that waits for a ruling.', { type: () => DisputeShown, ...nullable })
  dispute!: DisputeShown | null;
  @Shown('裁定；终局。The ruling; final.', { type: () => RulingShown, ...nullable }) ruling!: RulingShown | null;
}

export class ChildShown {
  @Shown('办件标识。Id of the case.', { format: 'uuid' }) caseId!: string;
  @Shown('办件编号。Number on the slip.') number!: string;
  @Shown('事项编码。Service item.', { example: 'MZ-10' }) item!: string;
  @Shown('阶段。Phase.') phase!: string;
  @Shown('结果；未定时为空。Outcome; null while open.', { type: String, ...nullable }) outcome!: string | null;
}

export class EpisodeShown {
  @Shown('计时停止的时间。When its clocks had stopped.', { format: 'date-time' }) stoppedAt!: string;
  @Shown('结束时间。When it was closed.', { format: 'date-time' }) closedAt!: string;
  @Shown('重办时间；其间不计时限。When it was reopened; the time between does not count.', { format: 'date-time' })
  reopenedAt!: string;
}

export class RectificationShown {
  @Shown('整改编号。Number.', { example: 'rectification-1' }) rectification!: string;
  @Shown('被评价方。Who was rated.', { enum: ['counter', 'authority'] }) about!: string;
  @Shown('整改单位。Who puts it right.', { example: '210124001001' }) unit!: string;
  @Shown('评价时间。When it was rated.', { format: 'date-time' }) openedAt!: string;
  @Shown('联系到居民的时间。When the resident was reached.', time) contactedAt!: string | null;
  @Shown('是否因情况复杂延长。Whether it was prolonged.') prolonged!: boolean;
  @Shown('完成时间。When it was closed.', time) closedAt!: string | null;
}
