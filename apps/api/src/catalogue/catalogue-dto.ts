import { PageQuery } from '../lists/page-query.js';
import { CodeField, OneOfField, Shown, TextField } from '../validation/fields.js';
import { LightsBody, PeriodsBody } from './item-terms-body.js';

const optional = true;
const ITEM_STATES = ['proposed', 'admitted', 'published', 'suspended', 'withdrawn'];
const UNIT_KINDS = ['city', 'district', 'street', 'community', 'department'];

export class UnitQueryDto extends PageQuery {
  @CodeField({ description: '上级单位。Only units directly below this one.', optional, example: '210102' })
  parent?: string;
  @OneOfField({
    description: '层级。Level; towns are streets, villages communities.',
    values: UNIT_KINDS,
    name: 'UnitKind',
    optional,
  })
  kind?: 'city' | 'district' | 'street' | 'community' | 'department';
  @TextField({
    description: '名称的一部分，或编码的开头。Part of the name, or the beginning of the code.',
    max: 100,
    optional,
    example: '新华',
  })
  q?: string;
}

export class UnitShown {
  @Shown('编码。Code.', { example: '210102001002' }) code!: string;
  @Shown('名称；可重复。Name; names repeat.', { example: '水源地社区' }) name!: string;
  @Shown('层级。Level.', { enum: UNIT_KINDS }) kind!: string;
  @Shown('上级；区域的根为空。Parent; null for the root.', { type: String, nullable: true, example: '210102001' })
  parent!: string | null;
  @Shown('时区；只在区域的根。Time zone; only of a region’s root.', {
    type: String,
    required: false,
    example: 'Asia/Shanghai',
  })
  timezone?: string;
  @Shown('启用日期。From.', { format: 'date' }) from!: string;
  @Shown('停用日期；仍在用时为空。To; null while it lasts.', { type: String, format: 'date', nullable: true }) to!:
    string | null;
}

export class UnitListShown {
  @Shown('单位，按编码。Units, by code.', { type: () => UnitShown, isArray: true }) items!: UnitShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}

export class ItemQueryDto extends PageQuery {
  @TextField({
    description: '名称或类别的一部分，或编码的开头。Part of the name or category, or the beginning of the code.',
    max: 100,
    optional,
    example: '津贴',
  })
  q?: string;
  @TextField({ description: '类别。Category.', max: 100, optional, example: '老年福利' }) category?: string;
  @CodeField({ description: '部门字母。Letters of the department.', optional, example: 'MZ' }) department?: string;
  @OneOfField({
    description: '状态；不写时不含尚未发布过的。State; without it all that were ever published.',
    values: ITEM_STATES,
    name: 'ItemState',
    optional,
  })
  state?: 'proposed' | 'admitted' | 'published' | 'suspended' | 'withdrawn';
}

export class NextVersionShown {
  @Shown('版本。Version.', { example: 2 }) version!: number;
  @Shown('状态。State.', { enum: ['proposed', 'admitted'] }) state!: string;
}

/** A service item as published; the contract names the further fields. */
export class ItemFieldsShown {
  @Shown('编码。Code.', { example: 'MZ-10' }) code!: string;
  @Shown('名称。Name.', { example: '高龄津贴' }) name!: string;
  @Shown('版本。Version.', { example: 1 }) version!: number;
  @Shown('状态。State.', { enum: ITEM_STATES }) state!: string;
  @Shown('状态的依据。What the state stands on.') basis!: string;
  @Shown('类别。Category.', { example: '老年福利' }) category!: string;
  @Shown('部门。Letters of the department.', { type: String, nullable: true, example: 'MZ' }) department!:
    string | null;
  @Shown('适用人群。Population.', { type: String, isArray: true }) population!: string[];
  @Shown('事项类型。Type.', { example: '05' }) type!: string;
  @Shown('办件类型。Kind.', { enum: ['on-the-spot', 'promised', 'reported', 'order', 'guide-only'] }) kind!: string;
  @Shown('办理方式。Mode.', { example: 'accept-anywhere' }) mode!: string;
  @Shown('通办范围。How far away a counter may be.', { enum: ['community', 'street', 'district', 'city', 'nation'] })
  scope!: string;
  @Shown('由谁办理的规则。The rule of who is responsible.', { type: Object, additionalProperties: true })
  responsible!: object;
  @Shown('由谁初审。Who examines.', { type: String, isArray: true }) via!: string[];
  @Shown('时限。Limits: statutory, promised, where they start and end.', { type: Object, additionalProperties: true })
  limits!: object;
  @Shown('分段时限。Legs.', {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  legs!: object[];
  @Shown('材料。Materials.', {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  materials!: object[];
  @Shown('不计入时限的程序。Time that does not count.', {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
  })
  excluded!: object[];
  @Shown('条件。Eligibility.', { type: Object, additionalProperties: true }) eligibility!: object;
  @Shown('须本人到场。Whether in person.') inPerson!: boolean;
  @Shown('是否行政行为。Whether an administrative act.') administrativeAct!: boolean;
  @Shown('是否须先初审。Whether a decision waits for the examiners.', { required: false })
  examinationRequired?: boolean;
  @Shown('受理后可否补正。Whether corrections may follow acceptance.', { required: false })
  correctionAfterAcceptance?: boolean;
  @Shown('是否视为受理。Whether silence is acceptance.', { required: false }) deemedAcceptance?: boolean;
  @Shown('居民死亡后是否继续。Whether it goes on after a death.', { required: false }) afterDeath?: boolean;
  @Shown('特别程序。Special procedures.', { type: String, isArray: true, required: false })
  specialProcedures?: string[];
  @Shown('最长延期，工作日。Longest extension, working days.', { required: false, example: 10 }) extension?: number;
  @Shown('与默认不同的期限。Periods that differ.', { type: () => PeriodsBody, required: false }) periods?: PeriodsBody;
  @Shown('亮灯规则。When its lights burn.', { type: () => LightsBody, required: false }) lights?: LightsBody;
  @Shown('全程工作日，异地收件时告知。Working days of the whole way.', { required: false, example: 16 })
  wholeWay?: number;
  @Shown('窗口期。From when and until when it may be done.', {
    type: Object,
    additionalProperties: true,
    required: false,
  })
  window?: object;
  @Shown('事后补办。What is owed afterwards.', { type: Object, additionalProperties: true, required: false })
  afterwards?: object;
  @Shown('备注。Note.') note!: string;
  @Shown('出处。Source.') source!: string;
}

export class ItemShown extends ItemFieldsShown {
  @Shown('待发布的下一版本；没有时为空。The next version on its way; null where there is none.', {
    type: () => NextVersionShown,
    nullable: true,
  })
  proposed!: NextVersionShown | null;
}

export class ItemListShown {
  @Shown('事项，按编码。Items, by code.', { type: () => ItemShown, isArray: true }) items!: ItemShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}
