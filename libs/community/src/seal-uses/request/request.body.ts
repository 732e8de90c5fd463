import { BooleanField, CountField, IdField, ObjectField, TEXT_MAX, TextField } from '#libs/body';

const COPIES_MAX = 1000;

export class DocumentToSealBody {
  @TextField({ description: '文件名称；加密保存。What it is called; stored encrypted.', max: 200 }) title!: string;
  @TextField({
    description: '文件的 SHA-256；没有内容的纸张不用印。SHA-256 of the document; blank paper is not sealed.',
    max: 64,
    optional: true,
  })
  hash?: string | null;
  @CountField({ description: '份数；默认1。Copies; one unless told.', min: 1, max: COPIES_MAX, optional: true })
  copies?: number | null;
}

export class RequestSealBody {
  @IdField({ description: '哪一枚印章。Which seal.' }) seal!: string;
  @ObjectField({
    description: '在什么文件上。On what document.',
    of: () => DocumentToSealBody,
    example: {
      title: '居住情况说明',
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      copies: 1,
    },
  })
  document!: DocumentToSealBody;
  @TextField({ description: '申请人姓名、电话；加密保存。Name and phone of who wants it; stored encrypted.', max: 200 })
  applicant!: string;
  @TextField({ description: '用途；加密保存。What for; stored encrypted.', max: TEXT_MAX }) purpose!: string;
  @BooleanField({
    description: '是否重要事项（须先经居民会议）。Whether a meeting of the residents comes first.',
    optional: true,
  })
  important?: boolean | null;
}
