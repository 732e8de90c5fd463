import { TEXT_MAX, TextField } from '#libs/body';

export class ReportLostBody {
  @TextField({ description: '经过；加密保存。How it came; stored encrypted.', max: TEXT_MAX, optional: true })
  circumstances?: string | null;
}
