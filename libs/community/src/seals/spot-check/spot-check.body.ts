import { BooleanField, TEXT_MAX, TextField } from '#libs/body';

export class SpotCheckBody {
  @BooleanField({ description: '印章与登记簿是否相符。Whether seal and register agree.' }) sound!: boolean;
  @TextField({ description: '发现的情况；加密保存。What was found; stored encrypted.', max: TEXT_MAX, optional: true })
  found?: string | null;
}
