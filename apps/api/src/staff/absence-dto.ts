import { CodeField, DateField, Shown, TextField } from '../validation/fields.js';
import { PageQuery } from '../lists/page-query.js';

const optional = true;
const PERSON_MAX = 200;

export class AbsenceBody {
  @CodeField({
    description: '哪个单位；默认本单位。Of which unit; the asker’s own unless told.',
    optional,
    example: '210102-MZ',
  })
  unit?: string | null;
  @TextField({
    description:
      '谁不在岗；默认本人，他人由上级登记。Who is away; oneself unless told, others are entered by a superior.',
    max: PERSON_MAX,
    optional,
  })
  person?: string | null;
  @TextField({ description: '由谁代办（B岗）。Who stands in.', max: PERSON_MAX, example: 'zhao@210102-MZ' })
  standIn!: string;
  @DateField({ description: '第一天。The first day.', example: '2030-03-02' }) from!: string;
  @DateField({ description: '最后一天。The last day.', example: '2030-03-06' }) to!: string;
}

export class AbsenceQuery extends PageQuery {
  @CodeField({ description: '单位，含下级；默认本单位。Unit and all below it; the asker’s own unless told.', optional })
  unit?: string;
}

export class AbsenceShown {
  @Shown('登记号。Id.', { format: 'uuid' }) absenceId!: string;
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('谁不在岗（A岗）。Who is away.') person!: string;
  @Shown('由谁代办（B岗）。Who stands in.') standIn!: string;
  @Shown('第一天。The first day.', { format: 'date' }) from!: string;
  @Shown('最后一天。The last day.', { format: 'date' }) to!: string;
}

export class AbsenceListShown {
  @Shown('没有结束的，按第一天。Those that have not passed, the earliest first.', {
    type: () => AbsenceShown,
    isArray: true,
  })
  items!: AbsenceShown[];
  @Shown('下一页的 cursor；一次全部列出，为空。Null: all are listed at once.', { type: String, nullable: true })
  next!: string | null;
}
