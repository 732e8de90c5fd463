import { TEXT_MAX, TextField } from '#libs/body';

export class VoidUseBody {
  @TextField({ description: '原因；加密保存。Why; stored encrypted.', max: TEXT_MAX }) reason!: string;
}
