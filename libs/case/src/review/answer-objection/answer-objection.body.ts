import { CountField, TEXT_MAX, TextField } from '#libs/body';
const OBJECTIONS_MAX = 10_000;

export class AnswerObjectionBody {
  @CountField({
    description:
      '第几个异议，见时限；不填即最早未答复的。Which objection, as its clock says; the oldest that waits unless told.',
    min: 1,
    max: OBJECTIONS_MAX,
    example: 1,
    optional: true,
  })
  objection?: number | null;
  @TextField({
    description: '答复；加密保存。The answer; stored encrypted.',
    max: TEXT_MAX,
    example: '经入户核实，收入情况属实。',
  })
  answer!: string;
}
