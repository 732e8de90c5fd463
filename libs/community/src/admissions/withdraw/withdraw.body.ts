import { BooleanField, TEXT_MAX, TextField } from '#libs/body';

export class WithdrawAdmissionBody {
  @TextField({ description: '退出理由；加密保存。Why it leaves; stored encrypted.', max: TEXT_MAX }) reason!: string;
  @BooleanField({ description: '是否因居民不认可。Whether the residents reject it.', optional: true })
  byResidents?: boolean | null;
}
