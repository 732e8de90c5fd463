import { TEXT_MAX, TextField } from '#libs/body';

export class RefuseAdmissionBody {
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX }) reason!: string;
}
