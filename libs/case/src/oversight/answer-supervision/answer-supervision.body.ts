import { CodeField, TEXT_MAX, TextField } from '#libs/body';
export class AnswerSupervisionBody {
  @CodeField({ description: '督办的编号，见办件详情。Number of the order, as the case shows it.', example: 'order-1' })
  order!: string;
  @TextField({
    description: '答复；加密保存。The answer; stored encrypted.',
    max: TEXT_MAX,
    example: '已签收，本周办结。',
  })
  answer!: string;
}
