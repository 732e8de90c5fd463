import { UNIT_ACTS } from '#libs/region/domain';
import { CodeField, DateField, ListOfCodesField, OneOfField, Shown, TextField } from '../validation/fields.js';
import { UnitShown } from './catalogue-dto.js';

const NAME_MAX = 100;
const BASIS_MAX = 500;
const SUCCESSORS_MAX = 20;
const optional = true;

class DatedBody {
  @TextField({
    description: '依据：批复或通知的名称和文号。The decision or notice that it stands on.',
    max: BASIS_MAX,
    optional,
    example: '沈政〔2026〕1号',
  })
  basis?: string | null;
}

class ChangeBody extends DatedBody {
  @DateField({
    description:
      '自哪天起；以后的日期到时生效；不写为今天。From which day; a day to come takes effect then; today unless told.',
    optional,
    example: '2026-04-01',
  })
  on?: string | null;
}

export class OpenUnitBody extends DatedBody {
  @CodeField({ description: '编码。Code.', example: '210102001099' }) code!: string;
  @TextField({ description: '名称；可与其他单位相同。Name; names repeat.', max: NAME_MAX, example: '新华社区' })
  name!: string;
  @OneOfField({
    description: '层级。Level; towns are streets, villages communities.',
    values: ['district', 'street', 'community', 'department'],
    name: 'OpenedUnitKind',
    example: 'community',
  })
  kind!: 'district' | 'street' | 'community' | 'department';
  @CodeField({ description: '上级。Parent.', example: '210102001' }) parent!: string;
  @DateField({ description: '启用日期；不写为今天。First day; today unless told.', optional }) from?: string | null;
}

export class RenameUnitBody extends ChangeBody {
  @TextField({ description: '新名称。New name.', max: NAME_MAX, example: '水源社区' }) name!: string;
}

export class MoveUnitBody extends ChangeBody {
  @CodeField({ description: '新的上级。New parent.', example: '210103005' }) parent!: string;
}

export class MergeUnitBody extends ChangeBody {
  @CodeField({ description: '并入的单位。The unit that takes over.', example: '210102001003' }) into!: string;
}

export class SplitUnitBody extends ChangeBody {
  @ListOfCodesField({
    description:
      '分设为哪些单位（已开设的）；在办的由第一个承接。The units that take over; the first has what is open.',
    max: SUCCESSORS_MAX,
    example: ['210102001003', '210102001004'],
  })
  into!: string[];
}

export class CloseUnitBody extends ChangeBody {
  @CodeField({ description: '承接单位。Who takes over.', example: '210102001003' }) successor!: string;
}

export class PlannedChangeShown {
  @Shown('哪天生效。On which day.', { format: 'date' }) on!: string;
  @Shown('什么变更。What happens.', { enum: [...UNIT_ACTS] }) act!: string;
}

/** A unit as its managers see it. */
export class ManagedUnitShown extends UnitShown {
  @Shown('修订号，同 ETag。Revision, as the ETag says it.', { example: 0 }) revision!: number;
  @Shown('停用后由谁承接。Who took over.', { type: String, isArray: true }) successors!: readonly string[];
  @Shown('待生效的变更。The change that is announced.', { type: () => PlannedChangeShown, nullable: true })
  planned!: PlannedChangeShown | null;
  @Shown('现在可以办的。What the asker may do now.', { enum: [...UNIT_ACTS], isArray: true }) allowedActs!: string[];
}

export class UnitHappeningShown {
  @Shown('修订号。Revision.', { example: 0 }) revision!: number;
  @Shown('记录时间。When it was recorded.', { format: 'date-time' }) at!: string;
  @Shown('事件。Event.', { example: 'UnitRenamed' }) type!: string;
  @Shown('谁。Who.', { type: 'object', additionalProperties: true }) actor!: object;
  @Shown('用话说。In words.', { example: '自2026-04-01起更名为“水源社区”。' }) text!: string;
  @Shown('内容。What it holds.', { type: 'object', additionalProperties: true }) data!: object;
}

export class UnitTimelineShown {
  @Shown('经过。What happened.', { type: () => UnitHappeningShown, isArray: true }) items!: UnitHappeningShown[];
}
