import { BooleanField, CodeField, CountField, TextField, WordsField } from '../validation/fields.js';
import { TEXT_MAX } from './receive-dto.js';

const MATERIALS_MAX = 100;
const DAYS_MAX = 365;
const OFFICERS_MAX = 20;
const PERSON_MAX = 200;

export class MaterialsBody {
  @WordsField({
    description: '材料编码，事项清单中的。Codes of materials of the item’s list.',
    max: MATERIALS_MAX,
    example: ['identity-card'],
  })
  materials!: string[];
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}

export class FillGapBody {
  @WordsField({
    description: '补齐的容缺材料。Materials that were accepted as owed.',
    max: MATERIALS_MAX,
    example: ['bank-card'],
  })
  materials!: string[];
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}

export class CorrectOnTheSpotBody {
  @WordsField({
    description: '更正后齐备的材料。Materials that are in order now.',
    max: MATERIALS_MAX,
    optional: true,
    example: [],
  })
  materials?: string[];
  @TextField({
    description: '更正了什么；加密保存。What was corrected; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '更正联系电话。',
  })
  note?: string | null;
}

export class StartSpecialProcedureBody {
  @CodeField({
    description:
      '特别程序：hearing 听证、bidding 招标、auction 拍卖、inspection 检验、testing 检测、quarantine 检疫、appraisal 鉴定、expert-review 专家评审，或事项所列。Which: of the law’s list, or of the item’s `excluded`.',
    example: 'appraisal',
  })
  kind!: string;
  @CountField({
    description: '书面告知的工作日数。Announced in writing: working days.',
    min: 1,
    max: DAYS_MAX,
    example: 10,
  })
  days!: number;
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}

export class EndSpecialProcedureBody {
  @CodeField({
    description: '哪一项；默认最先启动的。Which; the one that began first unless told.',
    optional: true,
  })
  kind?: string | null;
  @TextField({
    description: '结果；加密保存。The result; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '鉴定完成。',
  })
  result?: string | null;
}

export class PostNoticeBody {
  @CountField({
    description: '公示天数：7日；异议成立后再次公示3日。Natural days: 7, or 3 after an upheld objection.',
    min: 1,
    max: DAYS_MAX,
    example: 7,
  })
  days!: number;
  @TextField({
    description: '公示地点；加密保存。Where; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '社区公示栏',
  })
  place?: string | null;
}

export class ObjectToNoticeBody {
  @TextField({
    description: '异议；加密保存。The objection; stored encrypted.',
    max: TEXT_MAX,
    example: '收入情况不实。',
  })
  objection!: string;
}

export class CloseNoticeBody {
  @BooleanField({ description: '异议是否成立。Whether an objection was right.', example: false }) upheld!: boolean;
}

export class RecuseBody {
  @TextField({
    description: '与本件的利害关系；加密保存。The interest in the case; stored encrypted.',
    max: TEXT_MAX,
    example: '申请人系本人近亲属。',
  })
  reason!: string;
  @TextField({
    description: '谁回避；默认本人，他人由上级决定。Who is recused; oneself unless told, others by a superior.',
    max: PERSON_MAX,
    optional: true,
  })
  person?: string | null;
}

export class FieldCheckBody {
  @WordsField({
    description: '核查人员，两名以上。The officers, two at least.',
    max: OFFICERS_MAX,
    example: ['case-handler@210102-MZ', 'officer-2'],
  })
  officers!: string[];
  @TextField({
    description: '核查情况；加密保存。The finding; stored encrypted.',
    max: TEXT_MAX,
    example: '情况属实。',
  })
  finding!: string;
}

export class ExtendBody {
  @CountField({
    description: '延期天数，按时限的单位，最多10日。Days in the unit of the limit, 10 at the most.',
    min: 1,
    max: DAYS_MAX,
    example: 10,
  })
  days!: number;
  @TextField({
    description: '理由，须告知申请人；加密保存。Why, told to the resident; stored encrypted.',
    max: TEXT_MAX,
    example: '情况复杂，需进一步核实。',
  })
  reason!: string;
}
