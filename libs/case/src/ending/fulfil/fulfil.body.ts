import { ObjectField, TEXT_MAX, TextField } from '#libs/body';
const NUMBER_MAX = 200;

export class ResultBody {
  @TextField({ description: '结果种类。What came of it.', max: NUMBER_MAX, example: '高龄津贴发放' }) kind!: string;
  @TextField({
    description: '证照或文书编号；加密保存。Its number; stored encrypted.',
    max: NUMBER_MAX,
    optional: true,
  })
  number?: string | null;
}

export class FulfilBody {
  @ObjectField({ description: '结果。The result.', of: () => ResultBody, optional: true }) result?: ResultBody | null;
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
