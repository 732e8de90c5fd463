import {
  BooleanField,
  CodeField,
  CountField,
  DateField,
  DueDateField,
  ListField,
  ObjectField,
  OneOfField,
  TextField,
} from '#libs/body';
import { EDUCATION, type Education } from '../kit.js';

export class ConditionsBody {
  @CountField({ description: '年龄上限。The highest age.', min: 18, max: 70, optional: true }) maxAge?: number | null;
  @OneOfField({ description: '最低学历。The lowest education.', values: EDUCATION, name: 'Education', optional: true })
  education?: Education | null;
  @OneOfField({ description: '退役军人最低学历。Of veterans.', values: EDUCATION, name: 'Education', optional: true })
  veteranEducation?: Education | null;
  @BooleanField({ description: '限本地户籍。Only households of the region.', optional: true }) localHousehold?:
    boolean | null;
}

export class PostBody {
  @CodeField({ description: '岗位编号。Code of the post.', example: 'P1' }) post!: string;
  @CodeField({ description: '用人社区或街道。The community or street.' }) unit!: string;
  @CountField({ description: '名额。How many.', min: 1, max: 1000 }) quota!: number;
}

export class DrawUpBody {
  @TextField({ description: '公告号。Number of the notice.', max: 60 }) notice!: string;
  @ObjectField({ description: '报名条件。What it asks.', of: () => ConditionsBody, optional: true })
  conditions?: ConditionsBody | null;
  @DateField({ description: '条件的基准日。On which day the conditions hold.' }) keyDate!: string;
  @DueDateField({ description: '报名截止。The last day of registration.' }) closesOn!: string;
  @ListField({
    description: '岗位。The posts.',
    of: () => PostBody,
    max: 200,
    example: [{ post: 'P1', unit: '210102002001', quota: 2 }],
  })
  posts!: PostBody[];
  @CodeField({ description: '招录单位；默认本单位。Who recruits; the asker’s unit unless told.', optional: true })
  unit?: string | null;
}
