import { CodeField, TEXT_MAX, TextField } from '#libs/body';
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
