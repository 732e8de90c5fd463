import type { ServiceItem } from '#libs/catalogue/domain';
import { LIMIT_UNITS, type LimitUnit } from '#libs/clocks/domain';
import { TEXT_MAX } from '#libs/body';
import { ItemTermsBody, itemTermsOf } from './item-terms-body.js';
import {
  BooleanField,
  CodeField,
  CountField,
  ListField,
  ObjectField,
  OneOfField,
  ShapeField,
  TextField,
  WordsField,
} from '../validation/fields.js';

const optional = true;
const WORD_MAX = 100;
const LIST_MAX = 100;
/** No limit of the field is longer than a few years. */
const LONGEST = 3_660;
const UNITS: readonly string[] = LIMIT_UNITS;
const LEVELS = ['city', 'district', 'street', 'community'];
const PLACES = 'household residence insured incident employer chosen receiving registry home-community'.split(' ');

export class LimitBody {
  @CountField({ description: '数值。How many.', min: 0, max: LONGEST, example: 20 }) value!: number;
  @OneOfField({
    description:
      '计时单位：工作日、自然日、月、小时、办公小时。Working days, natural days, months, hours, or hours in which the counters are open.',
    values: UNITS,
    name: 'LimitUnit',
    example: 'working-day',
  })
  unit!: LimitUnit;
  @BooleanField({ description: '末日遇休息日顺延。Whether a last day that is a rest day moves on.', example: true })
  rolls!: boolean;
}

const LIMIT_SCHEMA = {
  type: 'object',
  required: ['value', 'unit', 'rolls'],
  properties: {
    value: { type: 'integer', minimum: 0, maximum: LONGEST },
    unit: { type: 'string', enum: UNITS },
    rolls: { type: 'boolean' },
  },
};

function isPromise(value: unknown): boolean {
  if (value === 'same-day') return true;
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  const { value: count, unit, rolls } = value as Record<string, unknown>;
  const counts = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= LONGEST;
  return counts && UNITS.includes(String(unit)) && typeof rolls === 'boolean';
}

export class LimitsBody {
  @ObjectField({ description: '法定时限；没有的为空。The statutory limit.', of: () => LimitBody, optional })
  statutory?: LimitBody | null;
  @ShapeField({
    description:
      '承诺时限：当日（same-day）或时限，不得长于法定时限。The promise: same-day or a limit, never longer than the law’s.',
    schema: { oneOf: [{ const: 'same-day' }, LIMIT_SCHEMA] },
    holds: isPromise,
    said: 'same-day, { value, unit, rolls }',
    optional,
  })
  promised?: LimitBody | 'same-day' | null;
  @ObjectField({
    description: '网上办理的承诺时限。The promise where it is filed online.',
    of: () => LimitBody,
    optional,
  })
  online?: LimitBody | null;
  @OneOfField({
    description: '何时起算。Where the clocks start.',
    values: ['received', 'complete', 'accepted'],
    name: 'ClockStart',
  })
  startsAt!: 'received' | 'complete' | 'accepted';
  @OneOfField({ description: '何时为止。Where they end.', values: ['decided', 'issued'], name: 'ClockEnd' })
  endsAt!: 'decided' | 'issued';
}

export class ResponsibleBody {
  @OneOfField({ description: '按哪里确定。By which place it is found.', values: PLACES, name: 'ResponsiblePlace' })
  place!: ServiceItem['responsible']['place'];
  @OneOfField({ description: '哪一级。Of which level.', values: LEVELS, name: 'ResponsibleLevel' })
  level!: ServiceItem['responsible']['level'];
  @CodeField({ description: '该级的哪个部门。Letters of its department there.', optional }) department?: string | null;
}

export class ItemMaterialBody {
  @CodeField({ description: '材料编码。Code.' }) code!: string;
  @TextField({ description: '材料名称。Name.', max: WORD_MAX }) name!: string;
  @OneOfField({
    description: '必要、选交、可容缺。Required, optional, or tolerable.',
    values: ['required', 'optional', 'tolerable'],
    name: 'MaterialNeed',
  })
  need!: 'required' | 'optional' | 'tolerable';
  @OneOfField({
    description: '来源：居民提交，或部门共享（不得再要）。Of the resident, or shared and not to be asked for.',
    values: ['resident', 'shared'],
    name: 'MaterialSource',
  })
  source!: 'resident' | 'shared';
  @TextField({ description: '同组任交其一。Of those with the same word one is enough.', max: WORD_MAX, optional })
  oneOf?: string | null;
}

export class LegBody {
  @TextField({ description: '环节。Name.', max: WORD_MAX }) name!: string;
  @TextField({ description: '由谁办。By whom.', max: WORD_MAX }) by!: string;
  @CountField({ description: '工作日。Working days.', min: 0, max: LONGEST }) days!: number;
}

export class ExcludedBody {
  @TextField({ description: '不计时的程序。What does not count.', max: WORD_MAX }) kind!: string;
  @CountField({ description: '天数。Days.', min: 0, max: LONGEST, optional }) days?: number | null;
}

export class EligibilityBody {
  @CountField({ description: '最低年龄。Lowest age.', min: 0, max: 150, optional }) minAge?: number | null;
  @CountField({ description: '最高年龄。Highest age.', min: 0, max: 150, optional }) maxAge?: number | null;
  @BooleanField({ description: '须本地区户籍。Whether the household must be in the region.', optional })
  householdInRegion?: boolean | null;
}

export class AfterwardsBody {
  @TextField({ description: '事后要补什么。What is owed afterwards.', max: WORD_MAX }) what!: string;
  @CountField({ description: '期限。How long.', min: 1, max: LONGEST }) value!: number;
  @OneOfField({ description: '计时单位。Its unit.', values: UNITS, name: 'LimitUnit' }) unit!: LimitUnit;
}

export class WindowBody {
  @ObjectField({ description: '此前不得办理。Not before.', of: () => LimitBody }) notBefore!: LimitBody;
  @ObjectField({ description: '其后须在多长时间内办理。Then within.', of: () => LimitBody }) then!: LimitBody;
  @OneOfField({ description: '届满视为撤回。What its end means.', values: ['withdrawn'], name: 'WindowExpiry' })
  onExpiry!: 'withdrawn';
}

/** A service item as a manager writes it; what is left out is empty. */
export class ItemDefinitionBody extends ItemTermsBody {
  @CodeField({ description: '编码。Code.' }) code!: string;
  @TextField({ description: '名称。Name.', max: WORD_MAX }) name!: string;
  @TextField({ description: '类别。Category.', max: WORD_MAX }) category!: string;
  @CodeField({ description: '部门字母。Letters of the department.', optional }) department?: string | null;
  @WordsField({ description: '适用人群。Population.', max: LIST_MAX, optional }) population?: string[] | null;
  @CodeField({ description: '事项类型。Type.' }) type!: string;
  @OneOfField({
    description: '办件类型。Kind.',
    values: ['on-the-spot', 'promised', 'reported', 'order', 'guide-only'],
    name: 'ItemKind',
  })
  kind!: ServiceItem['kind'];
  @OneOfField({
    description: '办理方式。Mode.',
    values: ['fixed', 'collect-and-forward', 'accept-anywhere', 'decide-anywhere', 'guide-only', 'online', 'joint'],
    name: 'ItemMode',
  })
  mode!: ServiceItem['mode'];
  @OneOfField({ description: '通办范围。Scope.', values: [...LEVELS, 'nation'], name: 'ItemScope' })
  scope!: ServiceItem['scope'];
  @ObjectField({ description: '办理地规则。Who is responsible.', of: () => ResponsibleBody })
  responsible!: ResponsibleBody;
  @WordsField({ description: '由谁初审。Who examines.', max: LIST_MAX, optional }) via?: string[] | null;
  @ObjectField({ description: '时限。Limits.', of: () => LimitsBody }) limits!: LimitsBody;
  @ListField({ description: '分段时限。Legs.', of: () => LegBody, max: LIST_MAX, optional }) legs?: LegBody[] | null;
  @ListField({ description: '材料。Materials.', of: () => ItemMaterialBody, max: LIST_MAX, optional })
  materials?: ItemMaterialBody[] | null;
  @ListField({ description: '不计时的程序。What does not count.', of: () => ExcludedBody, max: LIST_MAX, optional })
  excluded?: ExcludedBody[] | null;
  @ObjectField({ description: '事后补办。What is owed afterwards.', of: () => AfterwardsBody, optional })
  afterwards?: AfterwardsBody | null;
  @ObjectField({
    description: '窗口期：何时起、到何时止可以办理。From when and until when it may be done.',
    of: () => WindowBody,
    optional,
  })
  window?: WindowBody | null;
  @ObjectField({ description: '受理条件。Eligibility.', of: () => EligibilityBody, optional })
  eligibility?: EligibilityBody | null;
  @BooleanField({ description: '须本人到场。Whether in person.', optional }) inPerson?: boolean | null;
  @BooleanField({ description: '是否行政行为，默认是。Whether an administrative act; yes unless told.', optional })
  administrativeAct?: boolean | null;
  @CountField({ description: '全程不超过多少工作日。Working days of the whole way.', min: 1, max: LONGEST, optional })
  wholeWay?: number | null;
  @RemarkField('备注。Note.') note?: string | null;
  @RemarkField('出处。Source.') source?: string | null;
}

/** A text that may say nothing. */
function RemarkField(description: string): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'string' && value.length <= TEXT_MAX;
  return ShapeField({ description, schema: { type: String, maxLength: TEXT_MAX }, holds, said: 'text', optional });
}

/** The definition as the catalogue keeps it: every field there, and none that says nothing. */
export function serviceItemOf(body: ItemDefinitionBody): ServiceItem {
  const { limits, responsible, eligibility, materials, afterwards, window, excluded } = body;
  return {
    code: body.code,
    name: body.name.trim(),
    category: body.category.trim(),
    department: body.department ?? null,
    population: body.population ?? [],
    type: body.type,
    kind: body.kind,
    mode: body.mode,
    scope: body.scope,
    responsible: { place: responsible.place, level: responsible.level, department: responsible.department ?? null },
    via: body.via ?? [],
    limits: {
      statutory: limits.statutory ? { ...limits.statutory } : null,
      promised:
        typeof limits.promised === 'object' && limits.promised ? { ...limits.promised } : (limits.promised ?? null),
      startsAt: limits.startsAt,
      endsAt: limits.endsAt,
      ...(limits.online && { online: { ...limits.online } }),
    },
    legs: (body.legs ?? []).map((leg) => ({ ...leg })),
    materials: (materials ?? []).map(({ oneOf, ...material }) => ({ ...material, ...(oneOf && { oneOf }) })),
    excluded: (excluded ?? []).map(({ kind, days }) => ({ kind, ...(days != null && { days }) })),
    ...(afterwards && { afterwards: { ...afterwards } }),
    ...(window && {
      window: { notBefore: { ...window.notBefore }, then: { ...window.then }, onExpiry: window.onExpiry },
    }),
    eligibility: {
      ...(eligibility?.minAge != null && { minAge: eligibility.minAge }),
      ...(eligibility?.maxAge != null && { maxAge: eligibility.maxAge }),
      ...(eligibility?.householdInRegion != null && { householdInRegion: eligibility.householdInRegion }),
    },
    ...(body.wholeWay != null && { wholeWay: body.wholeWay }),
    inPerson: body.inPerson ?? false,
    administrativeAct: body.administrativeAct ?? true,
    ...itemTermsOf(body),
    note: body.note ?? '',
    source: body.source ?? '',
  };
}
