import { CodeField, CountField, TextField } from '#libs/body';

export class OpenAppraisalBody {
  @TextField({ description: '被考核人（人员标识）。Who is appraised.', max: 200 }) person!: string;
  @CountField({ description: '考核年度。The year.', min: 2016, max: 2100 }) year!: number;
  @CodeField({ description: '所在社区；默认本单位。The community; the asker’s unit unless told.', optional: true })
  unit?: string | null;
}
