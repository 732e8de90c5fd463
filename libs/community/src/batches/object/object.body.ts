import { BooleanField, IdField, TEXT_MAX, TextField } from '#libs/body';

export class ObjectBody {
  @IdField({ description: '拟录用人。The candidate.' }) candidate!: string;
  @BooleanField({ description: '异议是否成立。Whether it is upheld.' }) upheld!: boolean;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX }) why!: string;
}
