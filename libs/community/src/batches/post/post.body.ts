import { ListOfCodesField } from '#libs/body';

export class PostCandidatesBody {
  @ListOfCodesField({ description: '拟录用人（居民标识）。Who is to be hired.', max: 1000 }) candidates!: string[];
}
