import { TextField } from '#libs/body';
const PERSON_MAX = 200;

export class AssignBody {
  @TextField({ description: '承办人。Who shall have it.', max: PERSON_MAX, example: 'case-handler@210102-MZ' })
  person!: string;
}
