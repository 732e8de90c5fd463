import { ACT_NAMES, MODES, WAYS } from '#libs/case';
import { Shown } from '../validation/fields.js';
import {
  ChildShown,
  CoHandlingShown,
  EpisodeShown,
  MovesShown,
  RectificationShown,
  SupervisionOrderShown,
} from './case-moves-dto.js';
import { AgentShown, DecisionShown, DeliveryShown, PaperSendingShown, ResultShown } from './case-told-dto.js';

export const PHASES = ['received', 'correcting', 'accepted', 'suspended', 'decided', 'fulfilled', 'closed'];
export const OUTCOMES = ['granted', 'refused', 'acceptance-refused', 'withdrawn', 'terminated', 'voided'];
export const LIGHTS = ['none', 'green', 'yellow', 'red', 'late'];

const nullable = { nullable: true } as const;

export class HandlerShown {
  @Shown('现办单位。The unit whose turn it is.', { example: '210102-MZ' }) unit!: string;
  @Shown('是否已签收。Whether that unit has signed for it.', { example: true }) signed!: boolean;
  @Shown('承办人；未认领或分派时为空。Who of the unit has it; null until claimed or assigned.', {
    type: String,
    ...nullable,
    example: null,
  })
  person!: string | null;
}

export class DueShown {
  @Shown('承诺时限到期：日期，或时刻。When it is due by promise: a date of the region, or an instant.', {
    type: String,
    ...nullable,
    example: '2026-12-14',
  })
  promised!: string | null;
  @Shown('法定时限到期。When it is due by law.', { type: String, ...nullable, example: '2027-01-06' }) statutory!:
    string | null;
}

export class EscalationShown {
  @Shown('上报到的层级。The level it was escalated to.', { enum: ['street', 'district', 'city'] }) level!: string;
  @Shown('上报到的单位。The unit it was escalated to.', { example: '210102' }) to!: string;
}

export class WarningShown {
  @Shown('稳定的代码。Stable code.', { example: 'open-case' }) code!: string;
  @Shown('说明。In words.') text!: string;
  @Shown('代码所指。What the text speaks of.', { type: Object, additionalProperties: { type: 'string' } })
  params!: object;
}

/** A case in brief: the answer of every command and a row of every list of cases. */
export class CaseBriefShown {
  @Shown('办件标识。Id of the case.', { format: 'uuid' }) caseId!: string;
  @Shown(
    '办件编号：印在回执上，电话里念出来。The number on the slip: receiving unit, date, 8 characters with a check character.',
    { example: '210124001001-20261123-7K3M9QXD' },
  )
  number!: string;
  @Shown('版本，即最后一个事件的序号；同 ETag。Revision: that of the last event, as in the ETag.', { example: 3 })
  revision!: number;
  @Shown('阶段。Phase.', { enum: PHASES }) phase!: string;
  @Shown('结果；未定时为空。Outcome; null while open.', { type: String, enum: OUTCOMES, ...nullable }) outcome!:
    string | null;
  @Shown('事项编码。Service item.', { example: 'MZ-10' }) item!: string;
  @Shown('收件时的事项版本。The version it was received under.', { example: 1 }) itemVersion!: number;
  @Shown('居民标识；外来登记可无。Resident; null for a case without one.', {
    type: String,
    format: 'uuid',
    ...nullable,
  })
  residentId!: string | null;
  @Shown('办理方式。Mode of handling.', { enum: MODES }) mode!: string;
  @Shown('收件单位。Where it was brought.', { example: '210124001001' }) receivingUnit!: string;
  @Shown('归属单位。Whose resident’s matter it is.', { example: '210102001002' }) homeUnit!: string;
  @Shown('办理单位。Who decides.', { example: '210102-MZ' }) responsibleUnit!: string;
  @Shown('现由谁办；办结关闭后为空。Whose turn it is; null when closed.', { type: () => HandlerShown, ...nullable })
  handler!: HandlerShown | null;
  @Shown('收件时间。When it was received.', { format: 'date-time' }) receivedAt!: string;
  @Shown('到期。When it is due.', { type: () => DueShown }) due!: DueShown;
  @Shown(
    '灯色；已关闭的，超期办结为 late，否则 none。Light; of a closed case late where it ended after its due time.',
    { enum: LIGHTS },
  )
  light!: string;
  @Shown('最近一次上报。The last escalation.', { type: () => EscalationShown, ...nullable })
  escalation!: EscalationShown | null;
  @Shown('您现在可以做的。What the asker may do now.', { enum: [...ACT_NAMES], isArray: true }) allowedActs!: string[];
  @Shown('提示，不妨碍办理。Warnings; none of them forbids anything.', { type: () => WarningShown, isArray: true })
  warnings!: WarningShown[];
}

export class MaterialShown {
  @Shown('材料编码。Code.', { example: 'identity-card' }) code!: string;
  @Shown('材料名称。Name.', { example: '身份证' }) name!: string;
  @Shown('必要、可选、可容缺。How much it is needed.', { enum: ['required', 'optional', 'tolerable'] }) need!: string;
  @Shown('由居民提供，或由平台共享。Who has it.', { enum: ['resident', 'shared'] }) source!: string;
  @Shown('收件时是否缺。Whether it was missing at the receipt.') missing!: boolean;
}

export class DeliverToShown {
  @Shown('送达方式。How.', { enum: WAYS }) way!: string;
  @Shown('领取窗口。At which unit.', { type: String, ...nullable }) unit!: string | null;
}

export class NamesShown {
  @Shown('事项名称。Of the item.', { example: '高龄津贴' }) item!: string;
  @Shown('收件单位名称。Of the receiving unit.') receivingUnit!: string;
  @Shown('归属单位名称。Of the home unit.') homeUnit!: string;
  @Shown('办理单位名称。Of the responsible unit.') responsibleUnit!: string;
  @Shown('现办单位名称。Of the unit that has it now.', { type: String, ...nullable }) handlerUnit!: string | null;
}

export class RegisterShown {
  @Shown('登记编号。Its number there.') foreignNumber!: string;
  @Shown('渠道。Channel.', { type: String, ...nullable }) channel!: string | null;
  @Shown('登记的期限。The due time that it had set.', { type: String, format: 'date-time', ...nullable }) due!:
    string | null;
  @Shown('导入时间。When it was brought in.', { type: String, format: 'date-time' }) broughtInAt!: string;
}

/** One case with what a screen needs beside the brief. */
export class CaseShown extends CaseBriefShown {
  @Shown('编码对应的名称。What the codes are called.', { type: () => NamesShown }) names!: NamesShown;
  @Shown('所收材料。The materials of the item.', { type: () => MaterialShown, isArray: true })
  materials!: MaterialShown[];
  @Shown('约定的送达。Where the result is wanted.', { type: () => DeliverToShown, ...nullable })
  deliverTo!: DeliverToShown | null;
  @Shown('受理时间。When it was accepted.', { type: String, format: 'date-time', ...nullable }) acceptedAt!:
    string | null;
  @Shown('决定时间。When it was decided.', { type: String, format: 'date-time', ...nullable }) decidedAt!:
    string | null;
  @Shown('办结时间。When it was fulfilled.', { type: String, format: 'date-time', ...nullable }) fulfilledAt!:
    string | null;
  @Shown('关闭时间。When it was closed.', { type: String, format: 'date-time', ...nullable }) closedAt!: string | null;
  @Shown('来源；窗口收件为空。Where it came from, when not a desk, such as `import`.', { type: String, ...nullable })
  origin!: string | null;
  @Shown('外来登记：编号、渠道、期限；窗口收件为空。What its register said: number, channel, due time.', {
    type: () => RegisterShown,
    ...nullable,
  })
  register!: RegisterShown | null;
  @Shown('退单、转办、争议和裁定。How it came to where it is.', { type: () => MovesShown }) moves!: MovesShown;
  @Shown('协办。Parts that other units owe.', { type: () => CoHandlingShown, isArray: true })
  coHandlings!: CoHandlingShown[];
  @Shown('代办人；本人办理为空。Who acts for the resident; null where nobody does.', {
    type: () => AgentShown,
    ...nullable,
  })
  agent!: AgentShown | null;
  @Shown('决定、理由和救济；未决定为空。The decision with its reasons and remedies; null before it.', {
    type: () => DecisionShown,
    ...nullable,
  })
  decision!: DecisionShown | null;
  @Shown('办结的结果；未办结为空。What came of it; null until it is fulfilled.', {
    type: () => ResultShown,
    ...nullable,
  })
  result!: ResultShown | null;
  @Shown('送达；未送达为空。How the result was delivered; null until it is.', {
    type: () => DeliveryShown,
    ...nullable,
  })
  delivery!: DeliveryShown | null;
  @Shown('材料原件的交接。Hand-overs of paper originals.', { type: () => PaperSendingShown, isArray: true })
  papers!: PaperSendingShown[];
  @Shown('督办。Supervision orders.', { type: () => SupervisionOrderShown, isArray: true })
  supervision!: SupervisionOrderShown[];
  @Shown('差评整改。What bad ratings set going.', { type: () => RectificationShown, isArray: true })
  rectifications!: RectificationShown[];
  @Shown('主件；不是子件则为空。The case that this one is a part of.', { type: String, format: 'uuid', ...nullable })
  parent!: string | null;
  @Shown('子件：一件事中的各项。Its children: one thing, many items.', { type: () => ChildShown, isArray: true })
  children!: ChildShown[];
  @Shown('重办前的各次办理。Its earlier episodes, where it was reopened.', { type: () => EpisodeShown, isArray: true })
  episodes!: EpisodeShown[];
}

export class CaseListShown {
  @Shown('办件。Cases.', { type: () => CaseBriefShown, isArray: true }) items!: CaseBriefShown[];
  @Shown('下一页的 cursor；没有下一页时为空。Cursor of the next page; null at the end.', { type: String, ...nullable })
  next!: string | null;
}

export class ActorShown {
  @Shown('人员。Person.', { example: 'intake-clerk@210102001002' }) person!: string;
  @Shown('岗位。Role.', { example: 'intake-clerk' }) role!: string;
  @Shown('单位。Unit.', { example: '210102001002' }) unit!: string;
}

export class TimelineEntryShown {
  @Shown('事件序号。Revision of the event.', { example: 0 }) revision!: number;
  @Shown('发生时间。When it happened.', { format: 'date-time' }) at!: string;
  @Shown('事件名。Type of the event.', { example: 'RequestReceived' }) type!: string;
  @Shown('由谁。Who did it.', { type: () => ActorShown }) actor!: ActorShown;
  @Shown('用话说。In plain words.') text!: string;
  @Shown('事件内容；无权查看的文字为〔略〕。The event’s data; texts the asker may not see are withheld.', {
    type: Object,
    additionalProperties: true,
  })
  data!: object;
}

export class TimelineShown {
  @Shown('按发生的先后。In order.', { type: () => TimelineEntryShown, isArray: true }) items!: TimelineEntryShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true })
  next!: string | null;
}
