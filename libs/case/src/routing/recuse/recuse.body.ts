import { TEXT_MAX, TextField } from '#libs/body';
const PERSON_MAX = 200;

export class RecuseBody {
  @TextField({
    description: '与本件的利害关系；加密保存。The interest in the case; stored encrypted.',
    max: TEXT_MAX,
    example: '申请人系本人近亲属。',
  })
  reason!: string;
  @TextField({
    description: '谁回避；默认本人，他人由上级决定。Who is recused; oneself unless told, others by a superior.',
    max: PERSON_MAX,
    optional: true,
  })
  person?: string | null;
}
