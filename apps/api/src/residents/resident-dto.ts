import { CodeField, Shown, TextField } from '../validation/fields.js';

const NAME_MAX = 100;
const NUMBER_MAX = 40;
const ADDRESS_MAX = 300;

export class RegisterBody {
  @TextField({ description: '姓名。Name.', max: NAME_MAX, example: '王秀英' }) name!: string;
  @TextField({
    description: '身份证件号码（GB 11643；也可为 15 位旧号、居住证、外国人永久居留身份证）。Identity number.',
    max: NUMBER_MAX,
    example: '210102194001011226',
  })
  identityNumber!: string;
  @TextField({ description: '电话。Phone.', max: NUMBER_MAX, optional: true, example: '13812348000' }) phone?:
    string | null;
  @CodeField({
    description:
      '户籍所在社区；区域外的可写行政区划代码。Community of the household; outside the region any division code.',
    example: '210102001002',
  })
  householdUnit!: string;
  @CodeField({ description: '居住社区。Community of residence.', example: '210102001002' }) residenceUnit!: string;
  @CodeField({ description: '参保社区。Community where insured.', optional: true }) insuredUnit?: string | null;
  @TextField({ description: '地址。Address.', max: ADDRESS_MAX, optional: true }) address?: string | null;
}

export class SearchBody {
  @TextField({
    description: '身份证件号码；与 phone 二选一。Identity number; this or the phone.',
    max: NUMBER_MAX,
    optional: true,
    example: '210102194001011226',
  })
  identityNumber?: string | null;
  @TextField({
    description: '电话；与 identityNumber 二选一。Phone; this or the identity number.',
    max: NUMBER_MAX,
    optional: true,
  })
  phone?: string | null;
}

/** A resident as people see them: masked. */
export class ResidentShown {
  @Shown('居民标识。Id of the resident.', { format: 'uuid' }) residentId!: string;
  @Shown('姓名，遮掩。Name, masked.', { example: '王**' }) name!: string;
  @Shown('证件号码，遮掩。Identity number, masked.', { example: '210***********1226' }) identityNumber!: string;
  @Shown('电话，遮掩。Phone, masked.', { type: String, nullable: true, example: '138****8000' }) phone!: string | null;
  @Shown('地址，遮掩。Address, masked.', { type: String, nullable: true }) address!: string | null;
  @Shown('户籍社区。Community of the household.', { example: '210102001002' }) householdUnit!: string;
  @Shown('居住社区。Community of residence.', { example: '210102001002' }) residenceUnit!: string;
  @Shown('参保社区。Community where insured.', { type: String, nullable: true }) insuredUnit!: string | null;
}

export class ResidentListShown {
  @Shown('居民。Residents.', { type: () => ResidentShown, isArray: true }) items!: ResidentShown[];
  @Shown('总是空：查询结果不分页。Always null: what is found is one page.', { type: String, nullable: true })
  next!: null;
}
