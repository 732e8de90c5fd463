import { PERIODS } from '#libs/catalogue/domain';
import { CodeField, DueDateField, TEXT_MAX, TextField } from '#libs/body';
export class OrderSupervisionBody {
  @CodeField({ description: '督办哪个单位。Which unit.', example: '210102-MZ' }) to!: string;
  @TextField({
    description: '要求；加密保存。What is demanded; stored encrypted.',
    max: TEXT_MAX,
    example: '请说明未签收的原因并尽快办理。',
  })
  demand!: string;
  @DueDateField({
    description: `答复期限；不填的按事项所定（未定的${PERIODS.supervision}个工作日）。When it is due; unless told, the item’s period (${PERIODS.supervision} working days unless it says).`,
    optional: true,
  })
  due?: string | null;
}
