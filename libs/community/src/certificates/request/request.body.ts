import { IdField, TEXT_MAX, TextField } from '#libs/body';

export class RequestCertificateBody {
  @IdField({ description: '为哪位居民。For which resident.' }) residentId!: string;
  @TextField({ description: '证明种类：编码或名称。The kind: its code or its name.', max: 60, example: '居住' })
  kind!: string;
  @TextField({ description: '用途；加密保存。What for; stored encrypted.', max: TEXT_MAX }) purpose!: string;
  @TextField({ description: '由谁要求（部门、银行、单位）。Who demands it.', max: 100, optional: true })
  askedBy?: string | null;
  @IdField({ description: '所属 SQ-01 办件。The case of SQ-01 that it belongs to.', optional: true })
  caseId?: string | null;
}
