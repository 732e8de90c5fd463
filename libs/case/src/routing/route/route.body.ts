import { CodeField, TEXT_MAX, TextField } from '#libs/body';
export class RouteBody {
  @CodeField({ description: '派往；默认办理单位。Whereto; the responsible unit unless told.', optional: true }) to?:
    string | null;
  @TextField({ description: '派往其他单位的理由。Why to another unit.', max: TEXT_MAX, optional: true }) reason?:
    string | null;
}
