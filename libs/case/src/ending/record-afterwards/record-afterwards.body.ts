import { TEXT_MAX, TextField } from '#libs/body';
export class RecordAfterwardsBody {
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
