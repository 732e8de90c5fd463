import { TEXT_MAX, TextField } from '#libs/body';
export class ObjectToNoticeBody {
  @TextField({
    description: '异议；加密保存。The objection; stored encrypted.',
    max: TEXT_MAX,
    example: '收入情况不实。',
  })
  objection!: string;
}
