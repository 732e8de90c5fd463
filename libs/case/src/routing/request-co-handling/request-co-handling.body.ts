import { PERIODS } from '#libs/catalogue/domain';
import { CodeField, DueDateField, TEXT_MAX, TextField } from '#libs/body';
export class RequestCoHandlingBody {
  @CodeField({ description: '请哪个单位协办。Whom to ask.', example: '210102001' }) unit!: string;
  @TextField({
    description: '请其做什么；加密保存。What is asked; stored encrypted.',
    max: TEXT_MAX,
    example: '请入户核实居住情况。',
  })
  ask!: string;
  @DueDateField({
    description: `答复期限；默认为事项所定（未定的${PERIODS.coHandling}个工作日）且不超过剩余时限的一半，也是最迟。When it is due; unless told, and at the latest, the item’s period (${PERIODS.coHandling} working days unless it says) or half of what is left.`,
    optional: true,
  })
  due?: string | null;
}
