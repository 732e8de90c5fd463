import { BooleanField, CodeField, IdField, OneOfField } from '#libs/body';
import { EDUCATION, type Education } from '../kit.js';

export class RegisterCandidateBody {
  @IdField({ description: '报名人（居民标识）。The candidate, a registered resident.' }) candidate!: string;
  @CodeField({ description: '岗位。The post.' }) post!: string;
  @OneOfField({
    description: '学历；只核对，不留存。Education; looked at, not kept.',
    values: EDUCATION,
    name: 'Education',
    optional: true,
  })
  education?: Education | null;
  @BooleanField({
    description: '是否退役军人；只核对，不留存。Whether a veteran; looked at, not kept.',
    optional: true,
  })
  veteran?: boolean | null;
}
