import { BooleanField } from '#libs/body';
export class CloseNoticeBody {
  @BooleanField({ description: '异议是否成立。Whether an objection was right.', example: false }) upheld!: boolean;
}
