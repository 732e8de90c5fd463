import { CountField } from '#libs/body';

export class PostBody {
  @CountField({ description: '公示几日，默认 7。For how many days; 7 unless told.', min: 1, max: 60, optional: true })
  days?: number | null;
}
