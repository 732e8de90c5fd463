import { BooleanField, TEXT_MAX, TextField } from '#libs/body';

export class ApproveCertificateBody {
  @TextField({
    description:
      '社区如何知情；清单以外的必填；加密保存。How the community knows it; owed off the lists; stored encrypted.',
    max: TEXT_MAX,
    optional: true,
  })
  knownFrom?: string | null;
  @BooleanField({ description: '是否有法律风险。Whether there is a legal risk.', optional: true }) risky?:
    boolean | null;
  @TextField({ description: '审核的法律顾问。The legal adviser.', max: 100, optional: true }) adviser?: string | null;
}
