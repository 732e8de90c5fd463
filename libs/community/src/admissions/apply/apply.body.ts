import { DateField, NAME_MAX, OneOfField, ShapeField, TEXT_MAX, TextField } from '#libs/body';
import { isBasis, isFunds } from './said.js';
import { ADMISSION_KINDS, PARTS, type AdmissionKind, type AdmissionPart } from '../lists.js';

export class ApplyBody {
  @OneOfField({
    description: '种类。What is asked.',
    values: ADMISSION_KINDS,
    name: 'AdmissionKind',
    example: 'matter',
  })
  kind!: AdmissionKind;
  @TextField({ description: '名称。Name.', max: NAME_MAX, example: '高龄老人信息核对' }) name!: string;
  @TextField({ description: '内容。Content.', max: TEXT_MAX }) content!: string;
  @ShapeField({
    description: '依据：文件及条款。The document that it stands on, and the article.',
    schema: {
      oneOf: [
        { type: 'string', minLength: 1 },
        {
          type: 'object',
          required: ['document'],
          properties: { document: { type: 'string' }, article: { type: 'string', nullable: true } },
        },
      ],
    },
    holds: isBasis,
    said: 'document | { document, article? }',
    example: { document: '沈政办发〔2026〕1号', article: '第三条' },
  })
  basis!: string | { document: string; article?: string | null };
  @TextField({
    description: '牵头部门：编码，区域外的写名称。The department: its code, or the name of one from outside.',
    max: NAME_MAX,
    example: '210102-MZ',
  })
  department!: string;
  @OneOfField({
    description: '社区承担：自治、协助、不承担。The community’s part.',
    values: [...PARTS, '自治', '协助'],
    name: 'AdmissionPart',
    example: 'assistance',
  })
  part!: AdmissionPart | '自治' | '协助';
  @TextField({ description: '频次。How often.', max: NAME_MAX, example: '每季度一次' }) frequency!: string;
  @ShapeField({
    description: '经费：每年多少元及来源。What comes with it: yuan a year, and from whom.',
    schema: {
      oneOf: [
        { type: 'string', minLength: 1 },
        {
          type: 'object',
          required: ['amount', 'source'],
          properties: { amount: { type: 'number', minimum: 0 }, source: { type: 'string' } },
        },
      ],
    },
    holds: isFunds,
    said: 'source | { amount, source }',
    example: { amount: 2000, source: '区财政' },
  })
  funds!: string | { amount: number; source: string };
  @TextField({ description: '数据所在系统。The system of record.', max: NAME_MAX }) systemOfRecord!: string;
  @DateField({ description: '起始日期。From.' }) from!: string;
  @DateField({ description: '终止日期（含），首次为试行。To, inclusive; a first admission is on trial.' })
  to!: string;
}
