import { CodeField, TEXT_MAX, TextField } from '#libs/body';
export class AnswerCoHandlingBody {
  @CodeField({
    description: '协办请求的编号，见办件详情。Number of the request, as the case shows it.',
    example: 'co-1',
  })
  request!: string;
  @TextField({ description: '答复；加密保存。The answer; stored encrypted.', max: TEXT_MAX, example: '情况属实。' })
  answer!: string;
}
