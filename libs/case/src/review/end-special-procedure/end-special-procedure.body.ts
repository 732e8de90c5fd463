import { CodeField, TEXT_MAX, TextField } from '#libs/body';
export class EndSpecialProcedureBody {
  @CodeField({
    description: '哪一项；默认最先启动的。Which; the one that began first unless told.',
    optional: true,
  })
  kind?: string | null;
  @TextField({
    description: '结果；加密保存。The result; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
    example: '鉴定完成。',
  })
  result?: string | null;
}
