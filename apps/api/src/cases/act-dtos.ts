import {
  BooleanField,
  CodeField,
  DueDateField,
  ListField,
  ObjectField,
  OneOfField,
  TextField,
} from '../validation/fields.js';
import { WAYS } from './case-dto.js';
import { TEXT_MAX } from './receive-dto.js';

const PERSON_MAX = 200;
const NUMBER_MAX = 200;

/** 签收、认领: nothing is said with it. */
export class EmptyBody {}

const GAPS_MAX = 100;

export class GapBody {
  @CodeField({ description: '可容缺的材料。A tolerable material of the item.', example: 'bank-card' })
  material!: string;
  @DueDateField({
    description:
      '补齐期限；默认10个工作日且不超过承诺时限的一半，也是最迟。Until when; unless told, and at the latest, 10 working days or half of the promise.',
    optional: true,
  })
  due?: string | null;
}

export class AcceptBody {
  @BooleanField({
    description:
      '当场办结，不出受理通知书；只限即办件，须当日决定。On the spot, without a slip; only for that kind, and decided the same day.',
    optional: true,
    example: false,
  })
  onTheSpot?: boolean;
  @ListField({
    description: '容缺受理：哪些材料后补。Accepted with gaps: what is still owed.',
    of: () => GapBody,
    max: GAPS_MAX,
    optional: true,
    example: [],
  })
  gaps?: GapBody[] | null;
}

export class RefuseAcceptanceBody {
  @TextField({ description: '不予受理的理由。Why.', max: TEXT_MAX, example: '不属于本机关职权范围。' }) reason!: string;
  @TextField({
    description: '应向谁申请。The right authority.',
    max: TEXT_MAX,
    optional: true,
    example: '沈河区民政局',
  })
  rightAuthority?: string | null;
}

export class RouteBody {
  @CodeField({ description: '派往；默认办理单位。Whereto; the responsible unit unless told.', optional: true }) to?:
    string | null;
  @TextField({ description: '派往其他单位的理由。Why to another unit.', max: TEXT_MAX, optional: true }) reason?:
    string | null;
}

const RETURN_REASONS = ['wrong-unit', 'missing-material', 'wrong-item', 'other'];

export class ReturnBody {
  @OneOfField({
    description: '退单原因。Why it goes back.',
    values: RETURN_REASONS,
    name: 'ReturnReason',
    example: 'wrong-unit',
  })
  reasonCode!: 'wrong-unit' | 'missing-material' | 'wrong-item' | 'other';
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}

export class AssignBody {
  @TextField({ description: '承办人。Who shall have it.', max: PERSON_MAX, example: 'case-handler@210102-MZ' })
  person!: string;
}

export class DecideBody {
  @OneOfField({
    description: '准予或不予。Granted or refused.',
    values: ['granted', 'refused'],
    name: 'DecisionOutcome',
    example: 'granted',
  })
  outcome!: 'granted' | 'refused';
  @TextField({ description: '理由；不予时必须写明。Reasons; owed for a refusal.', max: TEXT_MAX, optional: true })
  reasons?: string | null;
}

export class ResultBody {
  @TextField({ description: '结果种类。What came of it.', max: NUMBER_MAX, example: '高龄津贴发放' }) kind!: string;
  @TextField({
    description: '证照或文书编号；加密保存。Its number; stored encrypted.',
    max: NUMBER_MAX,
    optional: true,
  })
  number?: string | null;
}

export class FulfilBody {
  @ObjectField({ description: '结果。The result.', of: () => ResultBody, optional: true }) result?: ResultBody | null;
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}

export class DeliverBody {
  @OneOfField({
    description: '送达方式。How it was handed out.',
    values: WAYS,
    name: 'DeliveryWay',
    example: 'counter',
  })
  way!: 'counter' | 'post' | 'electronic' | 'agent';
  @TextField({
    description: '由谁领取；加密保存。Into whose hands; stored encrypted.',
    max: NUMBER_MAX,
    optional: true,
  })
  receivedBy?: string | null;
  @TextField({ description: '邮寄单号；加密保存。Tracking number; stored encrypted.', max: NUMBER_MAX, optional: true })
  trackingNumber?: string | null;
}

export class ReasonBody {
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '本人申请撤回。' })
  reason!: string;
}

export class EscalateBody {
  @CodeField({
    description: '上报到；默认办理单位的上一级。To whom; the next unit above the responsible one unless told.',
    optional: true,
  })
  to?: string | null;
  @TextField({
    description: '为何上报；加密保存。Why; stored encrypted.',
    max: TEXT_MAX,
    example: '临近到期仍未签收。',
  })
  reason!: string;
}
