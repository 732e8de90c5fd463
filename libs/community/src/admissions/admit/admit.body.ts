import { DateField, NAME_MAX, TextField } from '#libs/body';

export class AdmitBody {
  @DateField({ description: '起始日期，默认申请所写。From; as applied for unless told.', optional: true }) from?:
    string | null;
  @DateField({ description: '终止日期（含）。To, inclusive; as applied for unless told.', optional: true }) to?:
    string | null;
  @TextField({ description: '批准机关。Who approved it.', max: NAME_MAX, optional: true }) approver?: string | null;
}
