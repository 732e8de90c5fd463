import { CountField, ListOfCodesField } from '#libs/body';

export class EndBody {
  @ListOfCodesField({ description: '在这张号上收的办件。The cases received on it.', max: 20, optional: true })
  cases?: string[] | null;
  @CountField({ description: '咨询次数。How many questions were answered.', min: 0, max: 100, optional: true })
  consultations?: number | null;
}
