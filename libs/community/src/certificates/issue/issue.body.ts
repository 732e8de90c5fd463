import { IdField } from '#libs/body';

export class IssueCertificateBody {
  @IdField({ description: '已登记的用印。The registered use of the seal.' }) sealUse!: string;
}
