import { TEXT_MAX, TextField } from '#libs/body';

export class RefuseCertificateBody {
  @TextField({ description: '理由；加密保存。Why; stored encrypted.', max: TEXT_MAX }) reason!: string;
  @TextField({ description: '应到哪里办理。The right address.', max: 100, optional: true }) pointer?: string | null;
}
