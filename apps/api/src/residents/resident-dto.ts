import { RESIDENT_ACTS, RESIDENT_FIELDS, IDENTITY_TYPES, type IdentityType } from '#libs/residents/domain';
import { isUuid } from '#libs/runtime';
import { CodeField, CountField, DateField, OneOfField, ShapeField, Shown, TextField } from '../validation/fields.js';

const NAME_MAX = 100;
const NUMBER_MAX = 40;
const ADDRESS_MAX = 300;
const REASON_MAX = 500;
const CURSOR_MAX = 1000;
const optional = true;

/** Who stands for a child without a document: the id of a resident, or `{ residentId }`. */
export type GuardianSaid = string | { readonly residentId: string };

function isGuardian(value: unknown): boolean {
  if (typeof value === 'string') return isUuid(value);
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'residentId') return false;
  return 'residentId' in value && typeof value.residentId === 'string' && isUuid(value.residentId);
}

const GUARDIAN_SCHEMA = {
  oneOf: [
    { type: 'string', format: 'uuid' },
    {
      type: 'object',
      properties: { residentId: { type: 'string', format: 'uuid' } },
      required: ['residentId'],
      additionalProperties: false,
    },
  ],
};

/** By what somebody is known: a card by its number alone, any other document by its type and number. */
export class IdentityBody {
  @TextField({
    description:
      '身份证件号码（GB 11643；也可为 15 位旧号、居住证、外国人永久居留身份证）；或改填 idType 和 idNumber。Identity number of a card; or idType and idNumber.',
    max: NUMBER_MAX,
    optional,
    example: '210102194001011226',
  })
  identityNumber?: string | null;
  @OneOfField({
    description:
      '证件类型：居民身份证、港澳台居民居住证、外国人永久居留身份证、护照、无证件（未成年人）。Type of the document; none only for a child.',
    values: IDENTITY_TYPES,
    name: 'IdentityType',
    optional,
  })
  idType?: IdentityType | null;
  @TextField({ description: '证件号码。Number of the document.', max: NUMBER_MAX, optional }) idNumber?: string | null;
  @DateField({
    description: '出生日期；证件号码含有的可不写。Birth date, where the number does not say it.',
    optional,
  })
  birthDate?: string | null;
  @ShapeField({
    description: '监护人（已登记居民）。The guardian, a registered resident.',
    schema: GUARDIAN_SCHEMA,
    holds: isGuardian,
    said: 'residentId',
    optional,
  })
  guardian?: GuardianSaid | null;
}

class ContactBody extends IdentityBody {
  @TextField({
    description: '电话：手机、固话、400、港澳台或外国号码，写法不限。Phone, however it is written.',
    max: NUMBER_MAX,
    optional,
    example: '13812348000',
  })
  phone?: string | null;
  @TextField({ description: '地址。Address.', max: ADDRESS_MAX, optional }) address?: string | null;
  @CodeField({
    description:
      '户籍所在社区；区域外的可写行政区划代码；无户籍的不写。Community of the household; outside the region any division code; none for who is in no household register.',
    optional,
    example: '210102001002',
  })
  householdUnit?: string | null;
  @CodeField({ description: '参保社区。Community where insured.', optional }) insuredUnit?: string | null;
}

export class RegisterBody extends ContactBody {
  @TextField({ description: '姓名。Name.', max: NAME_MAX, example: '王秀英' }) name!: string;
  @CodeField({ description: '居住社区。Community of residence.', example: '210102001002' }) residenceUnit!: string;
}

export class CorrectResidentBody extends ContactBody {
  @TextField({ description: '姓名。Name.', max: NAME_MAX, optional }) name?: string | null;
  @CodeField({ description: '居住社区。Community of residence.', optional }) residenceUnit?: string | null;
  @DateField({ description: '死亡日期；写空撤销误登。Day of death; null takes a mistaken record back.', optional })
  diedOn?: string | null;
  @TextField({ description: '更正理由。Why.', max: REASON_MAX, example: '证件换发' }) reason!: string;
}

export class MoveResidentBody {
  @CodeField({ description: '新的户籍地。New place of the household.', optional }) householdUnit?: string | null;
  @CodeField({ description: '新的居住社区。New community of residence.', optional, example: '210102001003' })
  residenceUnit?: string | null;
  @DateField({ description: '自哪天起，不晚于今天。Since which day; not later than today.', example: '2026-01-05' })
  from!: string;
  @TextField({ description: '理由。Why.', max: REASON_MAX, example: '搬家' }) reason!: string;
}

export class RecordDeathBody {
  @DateField({ description: '死亡日期，不晚于今天。Day of death; not later than today.', example: '2026-01-05' })
  on!: string;
  @TextField({ description: '依据。What it is known by.', max: REASON_MAX, example: '居民死亡医学证明' })
  reason!: string;
}

export class SearchBody {
  @TextField({
    description: '身份证件号码；与 phone 二选一。Identity number; this or the phone.',
    max: NUMBER_MAX,
    optional,
    example: '210102194001011226',
  })
  identityNumber?: string | null;
  @OneOfField({
    description: '证件类型，与 idNumber 同用。Type of the document, with idNumber.',
    values: IDENTITY_TYPES.filter((type) => type !== 'none'),
    name: 'SearchedIdentityType',
    optional,
  })
  idType?: Exclude<IdentityType, 'none'> | null;
  @TextField({ description: '证件号码。Number of the document.', max: NUMBER_MAX, optional }) idNumber?: string | null;
  @TextField({
    description: '电话，写法不限；与证件号码二选一。Phone, however it is written; this or the identity number.',
    max: NUMBER_MAX,
    optional,
  })
  phone?: string | null;
  @CountField({ description: '每页条数，1–200，默认 50。Rows a page, 50 unless told.', min: 1, max: 200, optional })
  limit?: number | null;
  @TextField({ description: '上一页答复中的 `next`。The `next` of the page before.', max: CURSOR_MAX, optional })
  cursor?: string | null;
}

/** A resident as people see them: masked. */
export class ResidentShown {
  @Shown('居民标识。Id of the resident.', { format: 'uuid' }) residentId!: string;
  @Shown('姓名，遮掩。Name, masked.', { example: '王**' }) name!: string;
  @Shown('证件类型。Type of the document.', { enum: [...IDENTITY_TYPES] }) idType!: string;
  @Shown('证件号码，遮掩；无证件的为空。Identity number, masked; null without a document.', {
    type: String,
    nullable: true,
    example: '210***********1226',
  })
  identityNumber!: string | null;
  @Shown('监护人。Id of the guardian.', { type: String, nullable: true, format: 'uuid' }) guardian!: string | null;
  @Shown('电话，遮掩。Phone, masked.', { type: String, nullable: true, example: '138****8000' }) phone!: string | null;
  @Shown('地址，遮掩。Address, masked.', { type: String, nullable: true }) address!: string | null;
  @Shown('户籍社区；无户籍的为空。Community of the household; null for who is in no household register.', {
    type: String,
    nullable: true,
    example: '210102001002',
  })
  householdUnit!: string | null;
  @Shown('居住社区。Community of residence.', { example: '210102001002' }) residenceUnit!: string;
  @Shown('参保社区。Community where insured.', { type: String, nullable: true }) insuredUnit!: string | null;
  @Shown('死亡日期。Day of death.', { type: String, nullable: true, format: 'date' }) diedOn!: string | null;
  @Shown('修订号，同 ETag。Revision, as the ETag says it.', { example: 0 }) revision!: number;
}

export class ResidentWithActsShown extends ResidentShown {
  @Shown('现在可以办的。What the asker may do now.', { enum: [...RESIDENT_ACTS], isArray: true })
  allowedActs!: string[];
}

export class RegisteredShown extends ResidentWithActsShown {
  @Shown(
    '号码已登记的：这次所填与登记不一致的字段，登记不变。Of one who was known: what was said otherwise; the record stays.',
    {
      enum: [...RESIDENT_FIELDS],
      isArray: true,
    },
  )
  differs!: string[];
}

export class ResidentListShown {
  @Shown('居民，先登记的在前。Residents, the longest registered first.', { type: () => ResidentShown, isArray: true })
  items!: ResidentShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}
