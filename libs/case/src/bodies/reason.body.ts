import { TEXT_MAX, TextField } from '#libs/body';
export class ReasonBody {
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '本人申请撤回。' })
  reason!: string;
}
