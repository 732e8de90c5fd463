import { IdField, TEXT_MAX, TextField } from '#libs/body';

export class FinishBody {
  @IdField({ description: '上门收下的办件。The case received there.', optional: true }) caseId?: string | null;
  @TextField({ description: '备注；加密保存。A note; stored encrypted.', max: TEXT_MAX, optional: true })
  note?: string | null;
}
