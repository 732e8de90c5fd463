import { CodeField, TEXT_MAX, TextField } from '#libs/body';
export class MoveBody {
  @CodeField({
    description: '由谁负责；须同一层级、同一部门。Who shall be responsible; of the same level and department.',
    example: '210103-MZ',
  })
  to!: string;
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX, example: '户籍已迁至沈河区。' })
  reason!: string;
}
