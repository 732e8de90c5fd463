import {
  BooleanField,
  CodeField,
  CountField,
  DueDateField,
  IdField,
  ListField,
  TextField,
} from '../validation/fields.js';
import { TEXT_MAX } from './receive-dto.js';

const NAME_MAX = 200;
const COPIES_MAX = 1_000;
const PAPERS_MAX = 100;

export class MoveBody {
  @CodeField({
    description: '由谁负责；须同一层级、同一部门。Who shall be responsible; of the same level and department.',
    example: '210103-MZ',
  })
  to!: string;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '户籍已迁至沈河区。' })
  reason!: string;
}

export class ReplaceResidentBody {
  @IdField({
    description: '正确的居民。The right resident.',
    example: '6f1f4c1e-0000-5000-8000-000000000001',
  })
  residentId!: string;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '同名，选错居民。' })
  reason!: string;
}

export class RequestCoHandlingBody {
  @CodeField({ description: '请哪个单位协办。Whom to ask.', example: '210102001' }) unit!: string;
  @TextField({
    description: '请其做什么；加密保存。What is asked; stored encrypted.',
    max: TEXT_MAX,
    example: '请入户核实居住情况。',
  })
  ask!: string;
  @DueDateField({
    description:
      '答复期限；默认5个工作日且不超过剩余时限的一半，也是最迟。When it is due; unless told, and at the latest, 5 working days or half of what is left.',
    optional: true,
  })
  due?: string | null;
}

export class AnswerCoHandlingBody {
  @CodeField({
    description: '协办请求的编号，见办件详情。Number of the request, as the case shows it.',
    example: 'co-1',
  })
  request!: string;
  @TextField({ description: '答复；加密保存。The answer; stored encrypted.', max: TEXT_MAX, example: '情况属实。' })
  answer!: string;
}

export class PaperBody {
  @TextField({ description: '材料名称；加密保存。Its name; stored encrypted.', max: NAME_MAX, example: '户口簿' })
  name!: string;
  @CountField({ description: '份数。How many copies.', min: 1, max: COPIES_MAX, example: 1 }) copies!: number;
  @BooleanField({ description: '是否原件。Whether it is the original.', example: true }) original!: boolean;
}

export class SendPapersBody {
  @CodeField({ description: '寄往。Whereto.', example: '210102-MZ' }) to!: string;
  @ListField({
    description: '交接清单。What is handed over.',
    of: () => PaperBody,
    max: PAPERS_MAX,
    example: [{ name: '户口簿', copies: 1, original: true }],
  })
  papers!: PaperBody[];
  @TextField({ description: '承运方；加密保存。Carrier; stored encrypted.', max: NAME_MAX, optional: true })
  carrier?: string | null;
  @TextField({ description: '运单号；加密保存。Tracking number; stored encrypted.', max: NAME_MAX, optional: true })
  trackingNumber?: string | null;
}

export class ConfirmPapersBody {
  @TextField({
    description: '与清单不符之处；相符则不填。What is not as listed; nothing if all is.',
    max: TEXT_MAX,
    optional: true,
  })
  mismatch?: string | null;
}

export class OrderSupervisionBody {
  @CodeField({ description: '督办哪个单位。Which unit.', example: '210102-MZ' }) to!: string;
  @TextField({
    description: '要求；加密保存。What is demanded; stored encrypted.',
    max: TEXT_MAX,
    example: '请说明未签收的原因并尽快办理。',
  })
  demand!: string;
  @DueDateField({ description: '答复期限；默认3个工作日。When it is due; 3 working days unless told.', optional: true })
  due?: string | null;
}

export class AnswerSupervisionBody {
  @CodeField({ description: '督办的编号，见办件详情。Number of the order, as the case shows it.', example: 'order-1' })
  order!: string;
  @TextField({
    description: '答复；加密保存。The answer; stored encrypted.',
    max: TEXT_MAX,
    example: '已签收，本周办结。',
  })
  answer!: string;
}
