import { BooleanField, TEXT_MAX, TextField } from '#libs/body';
export class CloseNoticeBody {
  @BooleanField({ description: '异议是否成立。Whether an objection was right.', example: false }) upheld!: boolean;
  @TextField({
    description: '对尚未答复的异议的答复；加密保存。What those whose objection still waits are told; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
  })
  answer?: string | null;
}
