import { DUTY_KINDS } from '#libs/case';
import { CaseBriefShown, LIGHTS } from '../cases/case-dto.js';
import { Shown } from '../validation/fields.js';

export class QueueCountsShown {
  @Shown('全部。All.', { example: 12 }) total!: number;
  @Shown('在办未签收。In hand, not signed for.', { example: 3 }) unsigned!: number;
  @Shown('在办已签收、无人承办。In hand, signed for and nobody’s.', { example: 4 }) unclaimed!: number;
  @Shown('由我承办，含代班（AB岗）。The asker’s own, and of those whom they stand in for.', { example: 5 })
  mine!: number;
  @Shown('黄灯。Yellow.', { example: 2 }) yellow!: number;
  @Shown('红灯。Red.', { example: 1 }) red!: number;
  @Shown('超期。Late.', { example: 0 }) late!: number;
}

/** What the unit owes the case. */
export class OwesShown {
  @Shown(
    '办理、协办答复、裁定、督办答复、差评整改、送达、提级、回访。' +
      'To handle it, or to answer as a co-handler, to rule, to answer an order, to put right, to hand out, to see to what was escalated, to ask afterwards.',
    { enum: [...DUTY_KINDS], example: 'handle' },
  )
  kind!: string;
  @Shown('到期日或到期时刻；无期限为空。Due date, or due time; null where nothing counts.', {
    type: String,
    nullable: true,
    example: '2026-03-23',
  })
  due!: string | null;
  @Shown('灯色。Light.', { enum: LIGHTS, example: 'green' }) light!: string;
}

export class QueueRowShown extends CaseBriefShown {
  @Shown('本单位欠这件的事。What the unit owes it.', { type: () => OwesShown }) owes!: OwesShown;
}

export class QueueShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('该单位全部待办的件数，不受筛选影响。Counts of all that the unit owes, whatever the filters.', {
    type: () => QueueCountsShown,
  })
  counts!: QueueCountsShown;
  @Shown('待办，最紧急的在前。What is owed, most urgent first.', { type: () => QueueRowShown, isArray: true })
  items!: QueueRowShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}

export class ScheduleEntryShown {
  @Shown('办件标识；社区工作的记录没有。Id of the case; an entry of a book has none.', {
    type: String,
    format: 'uuid',
    required: false,
  })
  caseId?: string;
  @Shown('哪一本，同其路径；办件没有。Of an entry: its book, as in its path.', {
    type: String,
    required: false,
    example: 'demands',
  })
  book?: string;
  @Shown('记录标识。Id of the entry of a book.', { type: String, format: 'uuid', required: false }) id?: string;
  @Shown('编号。Number.') number!: string;
  @Shown('事项；社区工作的记录没有。Service item; an entry of a book has none.', {
    type: String,
    required: false,
    example: 'MZ-10',
  })
  item?: string;
  @Shown(
    '待办种类，同待办；社区工作的记录为其时限名。Kind of what is owed, as in the queue; of a book the name of its clock.',
    { example: 'handle' },
  )
  kind!: string;
  @Shown(
    '时限：本单位办件的 promised、statutory，或本单位另欠的，如 co-handling/co-1、supervision/order-1、rectification-1/answer、ruling、delivery。' +
      'Which clock: that of a case that lies with the unit, or of what it owes beside.',
    { example: 'promised' },
  )
  clock!: string;
  @Shown('到期日或到期时刻。Due date, or due time.', { example: '2026-03-23' }) due!: string;
  @Shown('自此时起超期。Late from then on.', { format: 'date-time' }) lateFrom!: string;
  @Shown('是否已超期。Whether it is late.') late!: boolean;
}

export class ScheduleShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('先到期的在前。What falls due first comes first.', { type: () => ScheduleEntryShown, isArray: true })
  items!: ScheduleEntryShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}
