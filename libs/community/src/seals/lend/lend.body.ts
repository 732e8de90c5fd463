import { DueDateField, TEXT_MAX, TextField } from '#libs/body';

export class LendBody {
  @TextField({ description: '借用人。Who takes it.', max: 200 }) borrower!: string;
  @DueDateField({ description: '归还日期。On which day it is back.' }) until!: string;
  @TextField({ description: '用途；加密保存。What for; stored encrypted.', max: TEXT_MAX, optional: true })
  purpose?: string | null;
}
